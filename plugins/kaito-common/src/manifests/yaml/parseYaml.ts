import { composeYaml } from './composeYaml';
import type { YamlLimits } from './limits';
import { ManifestParseError } from './ManifestParseError';
import { toValue, valueBudget } from './toValue';

/**
 * The value of a YAML or JSON text of one document somebody else wrote; null when it is empty.
 * @throws ManifestParseError for faults of syntax, a second document, and what goes beyond a limit
 */
export function parseYaml(
  text: string,
  limits: Partial<YamlLimits> = {},
): unknown {
  const { documents, lineAt } = composeYaml(text, limits);
  const [first, second] = documents;
  if (!first) {
    return null;
  }
  if (second) {
    throw new ManifestParseError(
      lineAt(second.range[0]),
      'a second document begins where one is expected',
    );
  }
  return toValue(first, lineAt, valueBudget(limits.maxValues));
}
