import type {
  ClusterHealth,
  EndpointView,
  Workload,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetService } from '../fleet/FleetService';

/** The endpoints of the fleet. */
export interface EndpointDirectory {
  list(): EndpointView[];
  find(id: string): EndpointView | undefined;
  /** One line about each cluster the list was drawn from. */
  clusters(): ClusterHealth[];
}

/** Endpoints of the workloads that the watch knows. */
export class FleetEndpointDirectory implements EndpointDirectory {
  constructor(
    private readonly fleet: Pick<FleetService, 'workloads' | 'health'>,
  ) {}

  list(): EndpointView[] {
    return this.fleet.workloads().flatMap(toEndpointView);
  }

  find(id: string): EndpointView | undefined {
    return this.list().find(endpoint => endpoint.id === id);
  }

  clusters(): ClusterHealth[] {
    return this.fleet.health();
  }
}

function toEndpointView(workload: Workload): EndpointView[] {
  const { endpoint, ref, model, provenance, asOf, stale } = workload;
  return endpoint
    ? [
        {
          ...endpoint,
          title: `${ref.name} (${ref.cluster})`,
          workload: ref,
          model,
          owner: provenance.owner,
          via: 'service-proxy',
          asOf,
          stale,
        },
      ]
    : [];
}
