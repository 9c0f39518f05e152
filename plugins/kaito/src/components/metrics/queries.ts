import { useKaitoQuery } from '../../hooks/useKaitoQuery';

/** The backend asks the endpoint as often while somebody looks. */
const METRICS_POLL_MS = 5_000;

/** What an endpoint measures itself, asked again and again while the tab is visible. */
export const useEndpointMetrics = (endpointId: string) =>
  useKaitoQuery(
    ['endpoint-metrics', endpointId],
    (api, signal) => api.getEndpointMetrics(endpointId, { signal }),
    { pollMs: METRICS_POLL_MS },
  );
