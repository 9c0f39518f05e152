import { useApi } from '@backstage/frontend-plugin-api';
import { useMemo, useRef, useState } from 'react';
import { kaitoApiRef } from '../../../api';
import { useKaitoQuery } from '../../../hooks';
import { listDocuments, listIndexes, type Engine } from './engine';

/** Documents on a page. */
export const PAGE_SIZE = 10;

/** The engine behind an endpoint. */
export function useEngine(endpointId: string): Engine {
  const api = useApi(kaitoApiRef);
  return useMemo(() => ({ api, endpointId }), [api, endpointId]);
}

// Every call is on record and counts towards what a person may ask: nothing is asked again by itself.

/** Names of an engine's indexes. */
export const useIndexes = (endpointId: string) =>
  useKaitoQuery(
    ['rag-indexes', endpointId],
    (api, signal) => listIndexes({ api, endpointId, signal }),
    { pollMs: false },
  );

/** What the portal keeps of what is sent to an endpoint and answered. */
export const useCapture = (endpointId: string) =>
  useKaitoQuery(
    ['endpoint', endpointId],
    async (api, signal) => {
      const { capture } = await api.getEndpoint(endpointId, { signal });
      return capture;
    },
    { pollMs: false },
  );

/** A page of an index's documents, and one more, which tells whether there is a next page. */
export const useDocuments = (
  endpointId: string,
  index: string,
  offset: number,
) =>
  useKaitoQuery(
    ['rag-documents', endpointId, index, offset],
    (api, signal) =>
      listDocuments({ api, endpointId, signal }, index, {
        limit: PAGE_SIZE + 1,
        offset,
      }),
    { pollMs: false },
  );

/** Something one does: whether it is under way, and what came of it. */
export interface Act<T> {
  busy: boolean;
  error: Error | null;
  result: T | null;
  /** Does it; what was under way before is given up. */
  run(work: (signal: AbortSignal) => Promise<T>): Promise<void>;
  stop(): void;
}

/** Keeps track of something one does. */
export function useAct<T>(): Act<T> {
  const [state, setState] = useState<Omit<Act<T>, 'run' | 'stop'>>({
    busy: false,
    error: null,
    result: null,
  });
  const current = useRef<AbortController>();
  return {
    ...state,
    async run(work) {
      current.current?.abort();
      const controller = new AbortController();
      current.current = controller;
      setState({ busy: true, error: null, result: null });
      try {
        const result = await work(controller.signal);
        if (current.current === controller) {
          setState({ busy: false, error: null, result });
        }
      } catch (error) {
        if (current.current === controller) {
          setState({ busy: false, error: error as Error, result: null });
        }
      }
    },
    stop() {
      current.current?.abort();
      current.current = undefined;
      setState({ busy: false, error: null, result: null });
    },
  };
}
