import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { ClusterEntry } from '@kaito-portal/backstage-plugin-kaito-node';
import type { ClusterRequest } from '../clusters/ClusterTransport';
import type { Lane } from '../clusters/ConnectionPool';
import { UndiciClusterTransport } from '../clusters/UndiciClusterTransport';

/** What a request asks of an API server: a few words, so that they can be told apart in a chart. */
export type RequestVerb =
  | 'list'
  | 'list-page'
  | 'watch'
  | 'probe'
  | 'read'
  | 'call';

type Attributes = { cluster: string; verb: RequestVerb; outcome: string };

/** The verb of a request. A list is counted once, by its first page. */
export function verbOf(path: string, lane: Lane): RequestVerb {
  if (lane !== 'watch') {
    return lane === 'probe' ? 'probe' : 'call';
  }
  const query = new URLSearchParams(path.split('?', 2)[1] ?? '');
  if (query.has('watch')) {
    return 'watch';
  }
  if (query.has('continue')) {
    return 'list-page';
  }
  return query.has('limit') ? 'list' : 'read';
}

/** A transport that counts what the portal asks of each cluster, and how the clusters answer. */
export class MeteredClusterTransport extends UndiciClusterTransport {
  readonly #count: (attributes: Attributes) => void;

  constructor(entries: readonly ClusterEntry[], metrics: MetricsService) {
    super(entries);
    const counter = metrics.createCounter<Attributes>(
      'kaito.cluster.requests',
      {
        description:
          'Requests to API servers, by what they ask and the status they get.',
        unit: '{request}',
      },
    );
    this.#count = attributes => counter.add(1, attributes);
  }

  override async request(
    cluster: string,
    request: ClusterRequest,
    lane: Lane = 'calls',
  ) {
    const verb = verbOf(request.path, lane);
    try {
      const response = await super.request(cluster, request, lane);
      this.#count({ cluster, verb, outcome: String(response.statusCode) });
      return response;
    } catch (error) {
      const outcome = request.signal?.aborted ? 'aborted' : 'no-answer';
      this.#count({ cluster, verb, outcome });
      throw error;
    }
  }
}
