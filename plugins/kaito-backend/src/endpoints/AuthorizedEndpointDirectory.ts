import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  kaitoEndpointInvokePermission,
  kaitoWorkloadReadPermission,
  type EndpointList,
  type EndpointView,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { HealthGate } from '../permissions/HealthGate';
import { refuseNever } from '../permissions/refuseNever';
import type { KaitoResource, ResourceGate } from '../permissions/ResourceGate';
import type { Endpoint } from './Endpoint';
import type { EndpointDirectory } from './EndpointDirectory';
import type { EndpointViews } from './EndpointViews';

/** The endpoints as one caller may see and use them. */
export class AuthorizedEndpointDirectory {
  constructor(
    private readonly directory: EndpointDirectory,
    private readonly views: Pick<EndpointViews, 'known' | 'look'>,
    private readonly gate: ResourceGate,
    private readonly healthGate: HealthGate,
  ) {}

  /**
   * Endpoints that the caller may invoke.
   * @throws NotAllowedError when the caller may invoke none whatever there is
   */
  async list(credentials: BackstageCredentials): Promise<EndpointList> {
    const { mayRead, mayInvoke } = await this.#predicates(credentials);
    refuseNever(mayInvoke, kaitoEndpointInvokePermission);
    const endpoints = this.directory
      .list()
      .filter(
        endpoint => mayRead(endpoint) && mayInvoke(toResource(endpoint.view)),
      );
    if (endpoints.length === 0) {
      // Those hosted elsewhere need no more than the right to invoke them.
      refuseNever(mayRead.ofWorkloads, kaitoWorkloadReadPermission);
    }
    const items = await this.views.look(endpoints);
    const clusters = await this.healthGate.visible(
      this.directory.clusters(),
      items.flatMap(({ workload }) => (workload ? [workload.cluster] : [])),
      credentials,
    );
    return {
      items,
      totalItems: items.length,
      clusters,
      generatedAt: new Date().toISOString(),
    };
  }

  /** An endpoint to look at. Throws as {@link invocable}. */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<EndpointView> {
    const endpoint = await this.invocable(id, credentials);
    const [view] = await this.views.look([endpoint]);
    return view;
  }

  /**
   * An endpoint to invoke.
   * @throws NotFoundError when there is none, or none that the caller may see
   * @throws NotAllowedError when the caller may read the workload but not invoke it
   */
  async invocable(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<Endpoint> {
    const { mayRead, mayInvoke } = await this.#predicates(credentials);
    const endpoint = this.directory.find(id);
    const allowed = endpoint && mayInvoke(toResource(endpoint.view));
    if (
      !endpoint ||
      !mayRead(endpoint) ||
      (!allowed && !isWorkload(endpoint))
    ) {
      throw new NotFoundError(`There is no endpoint '${id}' that you may see`);
    }
    if (!allowed) {
      const { title, owner } = endpoint.view;
      throw new NotAllowedError(
        `You may see ${title} but not send it prompts. Ask its owner${
          owner ? ` (${owner})` : ''
        } or the platform team.`,
      );
    }
    return this.views.known(endpoint);
  }

  async #predicates(credentials: BackstageCredentials) {
    const [ofWorkloads, mayInvoke] = await Promise.all([
      this.gate.predicate(kaitoWorkloadReadPermission, credentials),
      this.gate.predicate(kaitoEndpointInvokePermission, credentials),
    ]);
    // What is hosted elsewhere is no workload: who may invoke it may know of it.
    const mayRead = Object.assign(
      (endpoint: Endpoint) =>
        !isWorkload(endpoint) || ofWorkloads(toResource(endpoint.view)),
      { ofWorkloads },
    );
    return { mayRead, mayInvoke };
  }
}

function isWorkload({ view }: Endpoint): boolean {
  return view.workload !== null;
}

function toResource({ workload, model, owner }: EndpointView): KaitoResource {
  // What is configured by hand is in no cluster: no rule about one matches it.
  return {
    cluster: workload?.cluster ?? '',
    namespace: workload?.namespace ?? '',
    kind: workload?.kind ?? '',
    models: [model?.name, model?.catalogName].filter(
      (name): name is string => typeof name === 'string',
    ),
    owner,
  };
}
