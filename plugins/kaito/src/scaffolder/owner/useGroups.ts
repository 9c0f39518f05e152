import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';

/** Most groups suggested; whoever looks for another one types. */
const MOST = 100;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

/** Groups of the catalog, and which of them are the person's. */
export interface Groups {
  groups: Entity[];
  /** Entity refs. */
  mine: string[];
}

/** The person's groups and those that match what is typed. */
export function useGroups(typed: string) {
  const catalog = useApi(catalogApiRef);
  const identity = useApi(identityApiRef);
  const term = typed.split(/[:/]/).pop() ?? '';
  return useQuery<Groups>({
    queryKey: ['groups', term],
    queryFn: async () => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      const mine = ownershipEntityRefs.filter(ref => /^group:/i.test(ref));
      const [own, found] = await Promise.all([
        catalog.getEntitiesByRefs({ entityRefs: mine, fields: FIELDS }),
        catalog.queryEntities({
          filter: { kind: 'Group' },
          fields: FIELDS,
          fullTextFilter: { term },
          limit: MOST,
        }),
      ]);
      const ours = own.items.filter(item => item !== undefined);
      const groups = [...ours, ...found.items].map(
        group => [stringifyEntityRef(group), group] as const,
      );
      return { groups: [...new Map(groups).values()], mine };
    },
    staleTime: 60_000,
    placeholderData: previous => previous,
  });
}
