import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { Pane } from '../conversation/conversation';
import type { Target } from '../session/ConsoleSession';
import type { ConsoleSettings } from '../settings/settings';
import { chooseEndpoint, chooseModel, type ModelChoice } from './chooseTarget';

/** What is known of the model of a pane. */
export interface PaneTarget {
  pane: Pane;
  /** Undefined when the one that was asked for is not there, or there is none. */
  endpoint: EndpointView | undefined;
  choice: ModelChoice | null;
  /** Why the endpoint could not be asked for its models. */
  modelsError: Error | undefined;
  target: Target | null;
  /** Why nothing can be sent to it; null when it can. */
  blocked: string | null;
}

function blockedWords(
  endpoint: EndpointView | undefined,
  model: string | null,
  mode: ConsoleSettings['mode'],
): string | null {
  if (!endpoint) {
    return 'Choose an endpoint first.';
  }
  if (!model) {
    return 'The endpoint names no model to call.';
  }
  const call = mode === 'chat' ? 'chat' : 'completions';
  if (!endpoint.calls.includes(call)) {
    return mode === 'chat'
      ? 'This endpoint does not answer chats.'
      : 'This endpoint does not answer plain completions. Switch to Chat, or choose another.';
  }
  return null;
}

/** Puts together what a pane asks and what its endpoint serves. */
export function toPaneTarget(
  pane: Pane,
  endpoints: readonly EndpointView[],
  served: { data: readonly string[] | undefined; error: Error | undefined },
  mode: ConsoleSettings['mode'],
): PaneTarget {
  const endpoint = chooseEndpoint(endpoints, pane.endpointId);
  const choice = endpoint
    ? chooseModel(endpoint, served.data, pane.model)
    : null;
  const model = choice?.model ?? null;
  const blocked = blockedWords(endpoint, model, mode);
  return {
    pane,
    endpoint,
    choice,
    modelsError: served.error,
    target: endpoint && model && !blocked ? { endpoint, model } : null,
    blocked,
  };
}
