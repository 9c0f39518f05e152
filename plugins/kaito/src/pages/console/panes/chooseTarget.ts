import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** What can be said of the model to call at an endpoint. */
export interface ModelChoice {
  /** Model to name in a request; null when none is known. */
  model: string | null;
  options: string[];
  /** `endpoint`: from its own list. `rule`: what KAITO's naming rule says, not confirmed by the endpoint. */
  source: 'endpoint' | 'rule';
}

/** Endpoints that one can talk to; others embed or score texts. */
export const thatTalk = (endpoints: readonly EndpointView[]): EndpointView[] =>
  endpoints.filter(
    ({ calls }) => calls.includes('chat') || calls.includes('completions'),
  );

/**
 * The endpoint to talk to: the one asked for, else the first that talks of those that are ready, KAITO's own before
 * those that are configured, which are often paid for by the token; else the first that talks.
 */
export function chooseEndpoint(
  endpoints: readonly EndpointView[],
  wanted: string | null,
): EndpointView | undefined {
  if (wanted) {
    return endpoints.find(endpoint => endpoint.id === wanted);
  }
  const talking = thatTalk(endpoints);
  const ready = talking.filter(endpoint => endpoint.ready);
  return (
    ready.find(endpoint => endpoint.provider === 'kaito') ??
    ready[0] ??
    talking[0]
  );
}

/** The model to call: the one picked if the endpoint serves it, else the workload's own, else the first. */
export function chooseModel(
  endpoint: EndpointView,
  served: readonly string[] | undefined,
  picked: string | null,
): ModelChoice {
  if (served && served.length > 0) {
    const model =
      [picked, endpoint.servedModel].find(
        name => name !== null && served.includes(name),
      ) ?? served[0];
    return { model, options: [...served], source: 'endpoint' };
  }
  const { servedModel } = endpoint;
  return {
    model: servedModel,
    options: servedModel ? [servedModel] : [],
    source: 'rule',
  };
}
