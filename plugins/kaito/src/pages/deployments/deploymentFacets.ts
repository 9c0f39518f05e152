import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  PHASE_NAMES,
  type PhaseName,
} from '@kaito-portal/backstage-plugin-kaito-common/status';
import { PHASE_WORDS, shortRef, type Facet } from '../../components';

const NO_OWNER = '-';

/** What the table of deployments can be narrowed by. */
export const deploymentFacets: readonly Facet<Workload>[] = [
  {
    id: 'phase',
    label: 'Phase',
    valuesOf: ({ phase }) => phase.name,
    wordFor: name => PHASE_WORDS[name as PhaseName]?.word ?? name,
    order: PHASE_NAMES,
  },
  { id: 'cluster', label: 'Cluster', valuesOf: ({ ref }) => ref.cluster },
  { id: 'kind', label: 'Kind', valuesOf: ({ ref }) => ref.kind },
  {
    id: 'owner',
    label: 'Owner',
    valuesOf: ({ provenance }) => provenance.owner ?? NO_OWNER,
    wordFor: owner => (owner === NO_OWNER ? 'not recorded' : shortRef(owner)),
  },
  {
    id: 'managed',
    label: 'Origin',
    valuesOf: ({ managed }) => (managed ? 'request' : 'unmanaged'),
    wordFor: value => (value === 'request' ? 'from a request' : value),
  },
];
