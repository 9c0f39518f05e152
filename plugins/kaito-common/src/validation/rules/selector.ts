import { ineffective, rejected } from '../Finding';
import type { Rule } from '../rule';
import { RESERVED_SELECTOR_KEYS, toEqualityMap } from '../selector';

const PATH = 'resource.labelSelector';

/** W10: only equality; even then expressions are ignored when nodes are chosen. */
export const equality: Rule = ({ workspace }) => {
  const selector = workspace.resource?.labelSelector;
  const path = `${PATH}.matchExpressions`;
  if (!selector?.matchExpressions?.length) {
    return [];
  }
  return toEqualityMap(selector) === null
    ? [
        rejected(
          'W10',
          path,
          'Nodes can only be selected by equality: `In` with exactly one value',
          'Use `matchLabels`',
        ),
      ]
    : [
        ineffective(
          'W10',
          path,
          'KAITO admits `matchExpressions` but only uses `matchLabels` to choose nodes',
          'Move them to `matchLabels`',
        ),
      ];
};

/** W11: a selector of reserved keys alone would match every node. */
export const notReservedOnly: Rule = ({ workspace }) => {
  const keys = Object.keys(
    workspace.resource?.labelSelector?.matchLabels ?? {},
  );
  return keys.length > 0 && keys.every(key => RESERVED_SELECTOR_KEYS.has(key))
    ? [
        rejected(
          'W11',
          `${PATH}.matchLabels`,
          'Every key is reserved by KAITO and stripped, so every node would match',
          `Add a label of your own, e.g. \`apps: ${workspace.metadata.name}\``,
        ),
      ]
    : [];
};
