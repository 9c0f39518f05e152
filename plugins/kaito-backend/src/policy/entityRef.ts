/**
 * A reference to an owner in full and in one spelling: `Team-Search` and `group:team-search` are
 * `group:default/team-search`. What stands in a pattern stays one.
 */
export function fullRef(ref: string): string {
  const [, kind, namespace, name] =
    /^(?:([^:/]+):)?(?:([^:/]+)\/)?(.+)$/.exec(ref.trim().toLowerCase()) ?? [];
  return `${kind ?? 'group'}:${namespace ?? 'default'}/${name ?? ''}`;
}

/** Kind of an owner, in lower case, e.g. `group`. */
export function kindOfRef(ref: string): string {
  return fullRef(ref).split(':')[0];
}
