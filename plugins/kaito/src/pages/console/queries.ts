import { useKaitoQuery } from '../../hooks';

/** How often the list of served models is asked for: it changes when an adapter is loaded or a model becomes ready. */
const SERVED_MODELS_POLL_MS = 15_000;

/** Endpoints the person may use. */
export const useEndpoints = () =>
  useKaitoQuery(['endpoints'], (api, signal) => api.getEndpoints({ signal }));

/** Ids an endpoint answers to, from the endpoint itself. */
export const useServedModels = (endpointId: string | undefined) =>
  useKaitoQuery(
    ['served-models', endpointId],
    (api, signal) => api.getServedModels(endpointId ?? '', { signal }),
    { enabled: endpointId !== undefined, pollMs: SERVED_MODELS_POLL_MS },
  );
