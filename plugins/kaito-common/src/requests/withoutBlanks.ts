/** Fields whose content is handed over as it is: in them, emptiness says something (`emptyDir: {}`). */
const VERBATIM = new Set([
  'template',
  'volumeSource',
  'ModelConfig',
  'QuantizationConfig',
  'LoraConfig',
  'TrainingArguments',
  'DatasetConfig',
  'DataCollator',
]);

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * An input as a form means it: what was left blank is absent, and so is an object or list of nothing but blanks. Thus a
 * template can map optional fields into a nested object without asking whether they were filled in.
 */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutBlanks).filter(item => !isBlank(item));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [
        key,
        VERBATIM.has(key) ? item : withoutBlanks(item),
      ])
      .filter(([, item]) => !isBlank(item)),
  );
}
