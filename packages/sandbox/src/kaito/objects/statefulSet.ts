import type { ApiObject } from '../../cluster/ApiObject';
import { LABEL } from './labels';
import { ownedMetadata } from './owned';

/** The StatefulSet that serves a Workspace. */
export function buildStatefulSet(
  workspace: ApiObject,
  replicas: number,
  podSpec: Record<string, unknown>,
  created: string,
): ApiObject {
  const { name } = workspace.metadata;
  const labels = { [LABEL.workspace]: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: ownedMetadata(workspace, 'StatefulSet', name, created),
    spec: {
      replicas,
      podManagementPolicy: 'Parallel',
      serviceName: `${name}-headless`,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podSpec },
    },
    status: { replicas, readyReplicas: 0 },
  };
}
