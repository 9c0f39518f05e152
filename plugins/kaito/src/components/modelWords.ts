import type { WorkloadKind } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** What stands for the model of a deployment whose manifest names none. */
export const noModelWords = (kind: WorkloadKind): string =>
  kind === 'RAGEngine' ? 'none of its own' : 'custom template';
