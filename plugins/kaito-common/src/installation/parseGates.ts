const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/** Reads `a=true,b=false` as Go does. A gate with another value, or without one, is left out: it is not known. */
export function parseGates(text: string | undefined): Record<string, boolean> {
  const gates = (text ?? '').split(',').flatMap(part => {
    const [name, value = ''] = part.split('=').map(word => word.trim());
    const known = TRUE.has(value) || FALSE.has(value);
    return name && known ? [[name, TRUE.has(value)] as const] : [];
  });
  return Object.fromEntries(gates);
}
