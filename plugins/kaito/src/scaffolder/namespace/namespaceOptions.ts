import type {
  Namespace,
  NamespaceList,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { isDnsLabel } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import type { ValueOption } from '../form/ValueCombobox';

const inWords = ({ workloads }: Namespace) => {
  switch (workloads) {
    case 0:
      return 'no deployment you may see';
    case 1:
      return '1 deployment';
    default:
      return `${workloads} deployments`;
  }
};

/** Namespaces to choose from, those with most of what the caller may see first. */
export function namespaceOptions(items: readonly Namespace[]): ValueOption[] {
  return [...items]
    .sort((a, b) => b.workloads - a.workloads || a.name.localeCompare(b.name))
    .map(item => ({ id: item.name, description: inWords(item) }));
}

/** What is worth knowing of the namespace a form holds. */
export function namespaceFacts(
  name: string,
  cluster: string,
  known: NamespaceList,
): string[] {
  const found = known.items.find(item => item.name === name);
  if (found) {
    return [`In ${cluster}: ${inWords(found)}.`];
  }
  return known.complete === 'all'
    ? [
        `${cluster} has no namespace ${name}. It will have to be created, best by the same repository; until then nothing is deployed.`,
      ]
    : [
        `${name} is not among the namespaces of ${cluster} that the portal knows. If it does not exist, it will have to be created first.`,
        ...(known.reason ? [known.reason] : []),
      ];
}

/** Why a text cannot be a namespace; null when it can. */
export function namespaceProblem(name: string): string | null {
  return isDnsLabel(name.trim())
    ? null
    : `“${name}” cannot be a namespace. Use lower-case letters, digits and dashes, at most 63, beginning and ending with a letter or digit.`;
}
