import { buildTuningJob, JOB_STATUS } from '../objects/job';
import type { WorkspaceWorld } from '../world/WorkspaceWorld';
import { revisionOf } from './revision';
import type { Step } from './Step';

function reportJob(world: WorkspaceWorld, status: object) {
  const { name, namespace } = world.workspace.metadata;
  const job = world.store.get('Job', name, namespace);
  if (job) {
    world.write(job, draft => {
      draft.status = { ...status };
    });
  }
}

/** A change of what is tuned ends the Job that was. */
export const JOB_DISCARDED: Step<WorkspaceWorld> = {
  after: 0.5,
  run: world => {
    const { name, namespace } = world.workspace.metadata;
    const job = world.store.get('Job', name, namespace);
    if (job) {
      world.remove(job);
    }
    world.status({ state: 'Pending' });
    world.conditions([
      'WorkspaceSucceeded',
      'False',
      'workspacePending',
      'workspace is not ready yet',
    ]);
  },
};

/** The tuning Job exists; its Pod is not there yet. */
export const JOB_PENDING: Step<WorkspaceWorld> = {
  after: 1,
  run: world => {
    const { workspace, at, plan } = world;
    world.ensure(
      buildTuningJob(workspace, {
        created: at,
        revision: revisionOf(workspace),
        gpus: plan.gpus,
      }),
    );
    world.conditions([
      'JobStarted',
      'False',
      'WorkspaceTuningJobStatusPending',
      'tuning job has not started',
    ]);
  },
};

/** Training runs. */
export const JOB_STARTED: Step<WorkspaceWorld> = {
  after: 3,
  run: world => {
    reportJob(world, JOB_STATUS.running);
    world.status({ state: 'Running' });
    world.conditions([
      'JobStarted',
      'True',
      'WorkspaceTuningJobStatusStarted',
      'tuning job has started',
    ]);
  },
};

/** Training ended well; the nodes stay until the Workspace goes. */
export const JOB_SUCCEEDED: Step<WorkspaceWorld> = {
  after: 12,
  run: world => {
    reportJob(world, JOB_STATUS.succeeded);
    world.status({ state: 'Succeeded' });
    world.conditions([
      'WorkspaceSucceeded',
      'True',
      'workspaceSucceeded',
      'workspace succeeds',
    ]);
  },
};
