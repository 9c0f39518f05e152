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
import type { EndpointDirectory } from './EndpointDirectory';

/** The endpoints as one caller may see and use them. */
export class AuthorizedEndpointDirectory {
  constructor(
    private readonly directory: EndpointDirectory,
    private readonly gate: ResourceGate,
    private readonly healthGate: HealthGate,
  ) {}

  /**
   * Endpoints that the caller may invoke.
   * @throws NotAllowedError when the caller may read or invoke none whatever there is
   */
  async list(credentials: BackstageCredentials): Promise<EndpointList> {
    const { mayRead, mayInvoke } = await this.#predicates(credentials);
    refuseNever(mayRead, kaitoWorkloadReadPermission);
    refuseNever(mayInvoke, kaitoEndpointInvokePermission);
    const items = this.directory.list().filter(endpoint => {
      const resource = toResource(endpoint);
      return mayRead(resource) && mayInvoke(resource);
    });
    const clusters = await this.healthGate.visible(
      this.directory.clusters(),
      items.map(({ workload }) => workload.cluster),
      credentials,
    );
    return {
      items,
      totalItems: items.length,
      clusters,
      generatedAt: new Date().toISOString(),
    };
  }

  /**
   * An endpoint to invoke.
   * @throws NotFoundError when there is none, or none of a workload that the caller may read
   * @throws NotAllowedError when the caller may read the workload but not invoke it
   */
  async invocable(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<EndpointView> {
    const { mayRead, mayInvoke } = await this.#predicates(credentials);
    const endpoint = this.directory.find(id);
    if (!endpoint || !mayRead(toResource(endpoint))) {
      throw new NotFoundError(`There is no endpoint '${id}' that you may see`);
    }
    if (!mayInvoke(toResource(endpoint))) {
      throw new NotAllowedError(
        `You may see ${endpoint.title} but not send it prompts. Ask its owner${
          endpoint.owner ? ` (${endpoint.owner})` : ''
        } or the platform team.`,
      );
    }
    return endpoint;
  }

  async #predicates(credentials: BackstageCredentials) {
    const [mayRead, mayInvoke] = await Promise.all([
      this.gate.predicate(kaitoWorkloadReadPermission, credentials),
      this.gate.predicate(kaitoEndpointInvokePermission, credentials),
    ]);
    return { mayRead, mayInvoke };
  }
}

function toResource({ workload, model, owner }: EndpointView): KaitoResource {
  return {
    cluster: workload.cluster,
    namespace: workload.namespace,
    kind: workload.kind,
    models: [model?.name, model?.catalogName].filter(
      (name): name is string => typeof name === 'string',
    ),
    owner,
  };
}
