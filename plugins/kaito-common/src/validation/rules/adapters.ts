import { rejected } from '../Finding';
import type { Rule } from '../rule';

const MOST = 10;
const PATH = 'inference.adapters';

/** W30: vLLM has no strength. */
export const strength: Rule = ({ workspace, runtime }) =>
  runtime !== 'vllm'
    ? []
    : (workspace.inference?.adapters ?? []).flatMap((adapter, index) =>
        adapter.strength !== undefined
          ? rejected(
              'W30',
              `${PATH}[${index}].strength`,
              'The vLLM runtime, which is the default, does not support the strength of an adapter, though published examples set it',
              'Remove `strength`',
            )
          : [],
      );

/** W33. */
export const atMostTen: Rule = ({ workspace }) => {
  const count = workspace.inference?.adapters?.length ?? 0;
  return count > MOST
    ? [
        rejected(
          'W33',
          PATH,
          `${count} adapters are too many; ${MOST} are allowed`,
          `Keep at most ${MOST}`,
        ),
      ]
    : [];
};

/** W34: names are unique; an adapter without a source crashes KAITO's check. */
export const uniqueNames: Rule = ({ workspace }) => {
  const seen = new Set<string>();
  return (workspace.inference?.adapters ?? []).flatMap((adapter, index) => {
    const path = `${PATH}[${index}].source`;
    // The type says otherwise, the CRD does not demand it.
    if (!adapter.source) {
      return rejected(
        'W34',
        path,
        'An adapter needs a source',
        'Give it a name and an image or volume',
      );
    }
    const { name = '' } = adapter.source;
    if (seen.has(name)) {
      return rejected(
        'W34',
        `${path}.name`,
        `Two adapters are named \`${name}\``,
        'Give each adapter a name of its own',
      );
    }
    seen.add(name);
    return [];
  });
};
