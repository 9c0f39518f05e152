/** The part of an entity ref a person reads: `group:default/team-search` is `team-search`. Other text stays as it is. */
export function shortRef(ref: string): string {
  const match = /^[^:/]+:[^/]+\/(.+)$/.exec(ref);
  return match ? match[1] : ref;
}

/** A link target from an annotation, if it is one a browser may follow. Annotations are claims anyone can edit. */
export function safeHttpUrl(text: string | null): string | undefined {
  if (!text || !URL.canParse(text)) {
    return undefined;
  }
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? text : undefined;
}
