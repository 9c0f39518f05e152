import type { ApiObject } from '../../cluster/ApiObject';
import { stableHex } from '../stable';
import { LABEL } from './labels';
import { ownedMetadata } from './owned';

/** How far a Job is. */
export const JOB_STATUS = {
  running: { active: 1, ready: 1 },
  succeeded: {
    succeeded: 1,
    conditions: [{ type: 'Complete', status: 'True' }],
  },
} as const;

/** The Job that tunes a model, and its revision in the uid: a change makes it anew. */
export function buildTuningJob(
  workspace: ApiObject,
  given: { created: string; revision: string; gpus: Record<string, string> },
): ApiObject {
  const { name } = workspace.metadata;
  const metadata = ownedMetadata(workspace, 'Job', name, given.created);
  const labels = { [LABEL.workspace]: name };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...metadata,
      uid: `${metadata.uid.slice(0, -4)}${stableHex(given.revision, 4)}`,
      labels,
    },
    spec: {
      template: {
        metadata: { labels },
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              name,
              image: 'mcr.microsoft.com/aks/kaito/kaito-base:0.5.0',
              command: [
                '/bin/sh',
                '-c',
                'accelerate launch /workspace/tfs/fine_tuning.py',
              ],
              resources: { requests: given.gpus, limits: given.gpus },
            },
          ],
        },
      },
    },
    status: {},
  };
}
