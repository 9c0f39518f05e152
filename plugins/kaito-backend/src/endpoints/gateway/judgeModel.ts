import type { Endpoint } from '../Endpoint';
import { GatewayError } from './GatewayError';

/** Ids a request to an endpoint may name, as far as they are known. */
export function knownModels({ models, view }: Endpoint): string[] {
  const listed = models.closed ? [] : view.health.models.map(({ id }) => id);
  return [...new Set([...models.ids, ...listed])];
}

/**
 * Whether a request may name a model: `yes`, `no`, or `unknown` while the endpoint has not said what it serves. A request
 * that names none means the endpoint's own.
 */
export function judgeModel(
  endpoint: Endpoint,
  model: string | null,
): 'yes' | 'no' | 'unknown' {
  const { models, view } = endpoint;
  if (model === null || models.any || knownModels(endpoint).includes(model)) {
    return 'yes';
  }
  return models.closed || view.health.state === 'serving' ? 'no' : 'unknown';
}

/** What to tell somebody who named a model that is not there. */
export function notServed(endpoint: Endpoint, model: string): GatewayError {
  const known = knownModels(endpoint);
  return new GatewayError(
    404,
    `${endpoint.view.title} does not serve '${model}'. ${
      known.length > 0
        ? `It answers to ${known.map(id => `'${id}'`).join(', ')}.`
        : 'Ask for its list of models.'
    } Another endpoint may serve it: the base URL says which is asked.`,
    { code: 'model_not_found', param: 'model' },
  );
}
