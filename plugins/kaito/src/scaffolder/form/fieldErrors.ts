/** What the form says is wrong inside a field that is an object, each sentence once; the form shows the field's own. */
export function errorsWithin(errors: unknown): string[] {
  if (typeof errors !== 'object' || errors === null) {
    return [];
  }
  const found = Object.entries(errors).flatMap(([key, below]) => {
    if (key === '__errors') {
      return [];
    }
    const own = (below as { __errors?: string[] } | null)?.__errors ?? [];
    return [...own, ...errorsWithin(below)];
  });
  return [...new Set(found)];
}
