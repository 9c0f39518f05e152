import type { ClusterSetup } from '../ClusterSetup';
import { optionalRoles, WATCHER_RULES } from '../portalAccess';
import type { SetupSummary } from './SetupSummary';

type Right = SetupSummary['rights'][number];

const qualified = (resource: string, group: string) =>
  group ? `${resource}.${group}` : resource;

/** Every right a setup gives the portal's account. */
export function rightsOf({ portal }: ClusterSetup): Right[] {
  const watcher = WATCHER_RULES.map(
    ({ apiGroups, resources, verbs, what }) => ({
      verbs: verbs.join(', '),
      on: apiGroups
        .flatMap(group => resources.map(resource => qualified(resource, group)))
        .join(', '),
      where: 'the whole cluster',
      what,
    }),
  );
  const roles = optionalRoles(portal)
    .filter(({ namespaces }) => namespaces.length > 0)
    .map(({ role: { verbs, resources, what }, namespaces }) => ({
      verbs: verbs.join(', '),
      on: resources.join(', '),
      where: namespaces.join(', '),
      what,
    }));
  return [...watcher, ...roles];
}
