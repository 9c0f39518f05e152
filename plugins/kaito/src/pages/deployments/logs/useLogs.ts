import { useApi } from '@backstage/frontend-plugin-api';
import type {
  LogQuery,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useEffect, useState } from 'react';
import { kaitoApiRef } from '../../../api';
import { CONNECTING, LogReader, type LogState } from './LogReader';

/** Reads a log while it is on the page; null reads nothing. Asks anew when the query or `attempt` changes. */
export function useLogs(
  ref: WorkloadRef,
  query: LogQuery | null,
  attempt: number,
): LogState {
  const api = useApi(kaitoApiRef);
  const [state, setState] = useState(CONNECTING);
  // Both are made anew with every answer about the deployment; what counts is what they say.
  const key = JSON.stringify([ref, query]);
  useEffect(() => {
    const [target, what] = JSON.parse(key) as [WorkloadRef, LogQuery | null];
    if (!what) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    setState(CONNECTING);
    const reader = new LogReader({
      api,
      ref: target,
      query: what,
      onState: next => {
        if (!signal.aborted) {
          setState(next);
        }
      },
    });
    reader.run(signal);
    return () => controller.abort();
  }, [api, key, attempt]);
  return state;
}
