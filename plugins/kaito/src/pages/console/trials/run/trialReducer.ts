import {
  NO_RUN,
  type Trial,
  type TrialAction,
  type TrialRun,
  type TrialTarget,
} from './TrialRun';

/** How many prompts an endpoint is sent at once. */
export const AT_ONCE = 2;
/** How often a prompt is sent to an endpoint that says when to come back. */
export const MOST_ATTEMPTS = 4;
/** Longest time to wait for an endpoint, milliseconds; beyond, it counts as failed. */
export const LONGEST_WAIT = 2 * 60_000;

const newTrial = (prompt: number, target: number): Trial => ({
  prompt,
  target,
  state: 'waiting',
  answer: null,
  error: null,
  attempts: 0,
});

function start(
  prompts: readonly string[],
  targets: readonly TrialTarget[],
): TrialRun {
  const trials = prompts.flatMap((_prompt, row) =>
    targets.map((_target, column) => newTrial(row, column)),
  );
  return { prompts, targets, trials, pausedUntil: {} };
}

/** Changes one trial if it is in the given state: what comes late does no harm. */
function change(
  run: TrialRun,
  index: number,
  from: Trial['state'],
  to: (trial: Trial) => Trial,
): TrialRun {
  const trial = run.trials[index];
  return trial?.state === from
    ? { ...run, trials: run.trials.with(index, to(trial)) }
    : run;
}

const changeAll = (run: TrialRun, to: (trial: Trial) => Trial): TrialRun => ({
  ...run,
  trials: run.trials.map(to),
});

function fail(
  run: TrialRun,
  action: Extract<TrialAction, { type: 'failed' }>,
): TrialRun {
  const { trial: index, error, answer, retryAt, now } = action;
  const trial = run.trials[index];
  if (trial?.state !== 'running') {
    return run;
  }
  const comesBack =
    retryAt !== null &&
    retryAt - now <= LONGEST_WAIT &&
    trial.attempts < MOST_ATTEMPTS;
  const failed = change(run, index, 'running', one => ({
    ...one,
    error,
    answer: comesBack ? null : answer,
    state: comesBack ? 'waiting' : 'failed',
  }));
  if (retryAt === null) {
    return failed;
  }
  // The others wait too: the endpoint said so to whoever asks.
  const { endpointId } = run.targets[trial.target];
  const until = Math.max(
    run.pausedUntil[endpointId] ?? 0,
    Math.min(retryAt, now + LONGEST_WAIT),
  );
  return {
    ...failed,
    pausedUntil: { ...run.pausedUntil, [endpointId]: until },
  };
}

/** The run after an action. */
export function trialReducer(run: TrialRun, action: TrialAction): TrialRun {
  switch (action.type) {
    case 'started':
      return start(action.prompts, action.targets);
    case 'sent':
      return change(run, action.trial, 'waiting', trial => ({
        ...trial,
        state: 'running',
        error: null,
        attempts: trial.attempts + 1,
      }));
    case 'progressed':
    case 'completed':
      return change(run, action.trial, 'running', trial => ({
        ...trial,
        state: action.type === 'completed' ? 'done' : 'running',
        answer: action.answer,
      }));
    case 'failed':
      return fail(run, action);
    case 'stopped':
      return changeAll(run, trial =>
        trial.state === 'waiting' || trial.state === 'running'
          ? { ...trial, state: 'stopped' }
          : trial,
      );
    case 'retried':
      return {
        ...changeAll(run, trial =>
          trial.state === 'failed' || trial.state === 'stopped'
            ? newTrial(trial.prompt, trial.target)
            : trial,
        ),
        pausedUntil: run.pausedUntil,
      };
    default:
      return NO_RUN;
  }
}

/** Whether prompts are still to be answered. */
export const isRunning = ({ trials }: TrialRun) =>
  trials.some(({ state }) => state === 'waiting' || state === 'running');

/** Trials to send now, at most so many that no endpoint has more than {@link AT_ONCE} at a time. */
export function dueTrials(run: TrialRun, now: number): number[] {
  const busy = new Map<string, number>();
  const endpointOf = ({ target }: Trial) => run.targets[target].endpointId;
  const count = (trial: Trial) => busy.get(endpointOf(trial)) ?? 0;
  const take = (trial: Trial) => busy.set(endpointOf(trial), count(trial) + 1);
  run.trials.filter(({ state }) => state === 'running').forEach(take);
  return run.trials.flatMap((trial, index) => {
    if (
      trial.state !== 'waiting' ||
      (run.pausedUntil[endpointOf(trial)] ?? 0) > now ||
      count(trial) >= AT_ONCE
    ) {
      return [];
    }
    take(trial);
    return [index];
  });
}

/** When an endpoint that is left alone may be asked again, milliseconds since 1970; null when none is waited for. */
export function nextDue(run: TrialRun, now: number): number | null {
  const waitedFor = new Set(
    run.trials
      .filter(({ state }) => state === 'waiting')
      .map(({ target }) => run.targets[target].endpointId),
  );
  const times = Object.entries(run.pausedUntil)
    .filter(([id, until]) => waitedFor.has(id) && until > now)
    .map(([, until]) => until);
  return times.length > 0 ? Math.min(...times) : null;
}
