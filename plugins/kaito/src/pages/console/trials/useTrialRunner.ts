import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useSyncExternalStore } from 'react';
import { browserTicker } from '../session/Ticker';
import { TrialRunner } from './run/TrialRunner';

/** What a person was about to ask, and of whom. */
export interface TrialDraft {
  text: string;
  /** Ids; null until the person chose. */
  endpointIds: readonly string[] | null;
}

interface Kept {
  runner: TrialRunner;
  draft: TrialDraft;
}

/** Results and drafts outlive a look at another tab; with the page they are gone. */
const kept = new WeakMap<object, Kept>();

/** The prompts under way in this page, and what was being written. */
export function useTrialRunner(api: Pick<KaitoApi, 'callEndpoint'>) {
  let own = kept.get(api);
  if (!own) {
    own = {
      runner: new TrialRunner(api, browserTicker),
      draft: { text: '', endpointIds: null },
    };
    kept.set(api, own);
  }
  const { runner } = own;
  const run = useSyncExternalStore(runner.subscribe, runner.getRun);
  return { runner, run, kept: own };
}
