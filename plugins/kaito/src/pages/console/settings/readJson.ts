/** A JSON object that a person typed, or what is wrong with it. */
export interface ReadJson {
  value?: Record<string, unknown>;
  problem: string | null;
}

/** Reads a JSON object from text. */
export function readJsonObject(text: string): ReadJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `It is not JSON: ${(error as Error).message}` };
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { value: value as Record<string, unknown>, problem: null }
    : { problem: 'It must be an object, in { }.' };
}
