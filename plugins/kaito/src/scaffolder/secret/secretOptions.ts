import type { NamespaceList } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  isSecretName,
  looksLikeToken,
} from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { ValueOption } from '../form/ValueCombobox';

/** Names of Secrets that manifests of a namespace refer to. */
export function secretOptions(
  known: NamespaceList | undefined,
  namespace: string | undefined,
): ValueOption[] {
  const found = known?.items.find(({ name }) => name === namespace);
  return (found?.referencedSecrets ?? []).map(id => ({
    id,
    description: `Used by a deployment in ${namespace}`,
  }));
}

/** Why a text cannot name a Secret; never repeats what may be one. Null when it can. */
export function secretProblem(text: string): string | null {
  const name = text.trim();
  if (looksLikeToken(name)) {
    return 'This looks like a token itself. Name the Secret that holds it instead.';
  }
  return isSecretName(name)
    ? null
    : `“${name}” cannot be the name of a Secret. Use lower-case letters, digits, dashes and dots.`;
}
