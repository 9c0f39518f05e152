import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** What can be said of the model to call at an endpoint. */
export interface ModelChoice {
  /** Model to name in a request; null when none is known. */
  model: string | null;
  options: string[];
  /** `endpoint`: from its own list. `rule`: what KAITO's naming rule says, not confirmed by the endpoint. */
  source: 'endpoint' | 'rule';
}

/** The endpoint to talk to: the one asked for, else the first that is ready, else the first. */
export function chooseEndpoint(
  endpoints: readonly EndpointView[],
  wanted: string | null,
): EndpointView | undefined {
  return wanted
    ? endpoints.find(endpoint => endpoint.id === wanted)
    : endpoints.find(endpoint => endpoint.ready) ?? endpoints[0];
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
