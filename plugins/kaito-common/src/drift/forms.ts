import { sameQuantity } from './quantity';
import { isRecord } from './record';
import type { Equality } from './walk';

type Path = readonly (string | number)[];

/** Mappings whose values are quantities. */
const AMOUNTS = new Set(['requests', 'limits', 'capacity', 'overhead']);
/** Fields that are quantities wherever they stand in a pod template or a mirror. */
const AMOUNT_FIELDS = new Set(['sizeLimit']);

const bothEmpty: Equality = (git, live) =>
  [git, live].every(
    value =>
      value === undefined ||
      value === null ||
      (isRecord(value) && Object.keys(value).length === 0),
  );

const bothBlank: Equality = (git, live) => (git || '') === (live || '');

/**
 * What means the same at a place whatever the kind: quantities in any form, and what a controller that reads and writes
 * a pod template back leaves behind (`resources: {}`, an empty `value` of a variable). Undefined when nothing is known.
 */
export function formAt(path: Path): Equality | undefined {
  const [key, parent, above] = [path.at(-1), path.at(-2), path.at(-3)];
  if (AMOUNTS.has(String(parent)) || AMOUNT_FIELDS.has(String(key))) {
    return sameQuantity;
  }
  if (key === 'resources') {
    return bothEmpty;
  }
  return key === 'value' && typeof parent === 'number' && above === 'env'
    ? bothBlank
    : undefined;
}
