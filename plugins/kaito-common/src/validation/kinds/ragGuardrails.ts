import type { ValidationContext } from '../context';
import { type Finding, notChecked, rejected } from '../Finding';
import type { RagSpec } from './ragSpec';

const DEFAULT_POLICY = 'ragengine-guardrails-policy-template';
const POLICY_KEY = 'guardrails.yaml';

/** RAG-9: the policy of guardrails that are on exists, in this namespace when named, else KAITO's own. */
export function guardrailFindings(
  { guardrails }: RagSpec,
  context: ValidationContext,
): Finding[] {
  if (!guardrails?.enabled) {
    return [];
  }
  const path = 'spec.guardrails.configMapRef.name';
  const own = guardrails.configMapRef?.name;
  const name = own || DEFAULT_POLICY;
  const maps = own ? context.configMaps : context.releaseConfigMaps;
  if (!maps) {
    return [
      notChecked(
        'RAG-9',
        path,
        `Whether the ConfigMap \`${name}\` exists with the key \`${POLICY_KEY}\` is not known here`,
      ),
    ];
  }
  const policy = Object.hasOwn(maps, name) ? maps[name][POLICY_KEY] : undefined;
  return policy === undefined
    ? [
        rejected(
          'RAG-9',
          path,
          `There is no ConfigMap \`${name}\` with the key \`${POLICY_KEY}\``,
          'Create it before the RAGEngine',
        ),
      ]
    : [];
}
