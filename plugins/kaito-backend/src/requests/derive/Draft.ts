import type {
  RequestStageName,
  RequestStageState,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** Which source a step is known from. */
export type SourceName = 'task' | 'git' | 'sync' | 'cluster';

/** A step before it is known how current its source is and how long it took. */
export interface Draft {
  stage: RequestStageName;
  state: RequestStageState;
  at: string | null;
  by: string[];
  message: string | null;
  source: SourceName;
}

/** A step that has not begun. */
export function waiting(stage: RequestStageName, source: SourceName): Draft {
  return { stage, source, state: 'waiting', at: null, by: [], message: null };
}

/** Commits as people write them. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 10);
}
