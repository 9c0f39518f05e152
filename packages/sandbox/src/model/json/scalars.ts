import { type JsonSchema, SchemaError } from './JsonSchema';
import type { Words } from './Words';

const two = (value: number) => String(value).padStart(2, '0');

/** Texts of the formats that are known; others are texts like any other. */
const FORMATS: Record<string, (pick: (n: number) => number) => string> = {
  date: pick => `2026-${two(1 + pick(12))}-${two(1 + pick(28))}`,
  time: pick => `${two(pick(24))}:${two(pick(60))}:00Z`,
  'date-time': pick =>
    `2026-${two(1 + pick(12))}-${two(1 + pick(28))}T${two(pick(24))}:00:00Z`,
  email: pick => `person${pick(100)}@example.com`,
  uri: pick => `https://example.com/${pick(1000)}`,
  hostname: pick => `host${pick(100)}.example.com`,
  ipv4: pick => `192.0.2.${pick(255)}`,
  uuid: pick =>
    `00000000-0000-4000-8000-${String(pick(1e9)).padStart(12, '0')}`,
};

/** A text of the length asked for; `fallback` when nothing was said. */
export function composeText(
  schema: JsonSchema,
  words: Words,
  random: () => number,
  fallback: string,
  at: string,
): string {
  const format = FORMATS[schema.format ?? ''];
  if (format) {
    return format(n => Math.floor(random() * n));
  }
  const { minLength = 0, maxLength = Infinity } = schema;
  if (minLength > maxLength) {
    throw new SchemaError(at, 'minLength is larger than maxLength');
  }
  let text = words.any(random) ?? fallback;
  while ([...text].length < minLength) {
    text += ` ${words.any(random) ?? fallback}`;
  }
  // By characters, as a schema counts.
  return [...text].slice(0, maxLength).join('');
}

/** A number within the bounds: one that was said, or else one that was drawn. */
export function composeNumber(
  schema: JsonSchema,
  words: Words,
  random: () => number,
  at: string,
): number {
  const step = schema.multipleOf ?? (schema.type === 'integer' ? 1 : 0.5);
  const whole = schema.type === 'integer' && !Number.isInteger(step);
  if (whole || !(step > 0)) {
    throw new SchemaError(at, 'multipleOf must be positive, and whole here');
  }
  const fits = (value: number) =>
    value >= (schema.minimum ?? -Infinity) &&
    value <= (schema.maximum ?? Infinity) &&
    value > (schema.exclusiveMinimum ?? -Infinity) &&
    value < (schema.exclusiveMaximum ?? Infinity);
  const said = words.numbers.find(
    value => fits(value) && Number.isInteger(value / step),
  );
  if (said !== undefined) {
    return said;
  }
  const low = Math.max(
    schema.minimum ?? -Infinity,
    schema.exclusiveMinimum ?? -Infinity,
  );
  const high = Math.min(
    schema.maximum ?? Infinity,
    schema.exclusiveMaximum ?? Infinity,
  );
  const from = Number.isFinite(low) ? low : Math.min(0, high - 10);
  const to = Number.isFinite(high) ? high : from + 10;
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  const steps = Array.from(
    { length: Math.min(100, Math.max(0, last - first + 1)) },
    (_, index) => (first + index) * step,
  ).filter(fits);
  if (steps.length === 0) {
    // Bounds that are closer than a step, of a number that need not keep to one.
    const middle = (from + to) / 2;
    if (schema.type === 'number' && !schema.multipleOf && fits(middle)) {
      return middle;
    }
    throw new SchemaError(at, 'no number lies within the bounds');
  }
  return steps[Math.floor(random() * steps.length)];
}
