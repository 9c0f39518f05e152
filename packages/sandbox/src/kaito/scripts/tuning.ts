import type { Step } from './Step';

/** The tuning Job exists; its Pod is not there yet. */
export const JOB_PENDING: Step = {
  after: 1,
  run: world => {
    world.conditions([
      'JobStarted',
      'False',
      'WorkspaceTuningJobStatusPending',
      'tuning job has not started',
    ]);
  },
};

/** Training runs. */
export const JOB_STARTED: Step = {
  after: 3,
  run: world => {
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
export const JOB_SUCCEEDED: Step = {
  after: 12,
  run: world => {
    world.status({ state: 'Succeeded' });
    world.conditions([
      'WorkspaceSucceeded',
      'True',
      'workspaceSucceeded',
      'workspace succeeds',
    ]);
  },
};
