import type { Condition } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ApiObject } from '../../cluster/ApiObject';
import type { ApiClient } from '../../cluster/contract/ApiClient';
import { sandboxClient } from '../../cluster/contract/sandboxClient';
import {
  type SandboxCluster,
  startCluster,
  type StartClusterOptions,
} from '../../cluster/startCluster';

const NAMESPACE = 'search';
const MERGE = { 'content-type': 'application/merge-patch+json' };

/** Where objects of a kind are written. */
const PATHS: Record<string, string> = {
  Workspace: `/apis/kaito.sh/v1beta1/namespaces/${NAMESPACE}/workspaces`,
  InferenceSet: `/apis/kaito.sh/v1beta1/namespaces/${NAMESPACE}/inferencesets`,
  RAGEngine: `/apis/kaito.sh/v1beta1/namespaces/${NAMESPACE}/ragengines`,
  MultiRoleInference: `/apis/kaito.sh/v1alpha1/namespaces/${NAMESPACE}/multiroleinferences`,
  ModelMirror: '/apis/kaito.sh/v1alpha1/modelmirrors',
  ConfigMap: `/api/v1/namespaces/${NAMESPACE}/configmaps`,
  HTTPRoute: `/apis/gateway.networking.k8s.io/v1/namespaces/${NAMESPACE}/httproutes`,
  Gateway: `/apis/gateway.networking.k8s.io/v1/namespaces/${NAMESPACE}/gateways`,
  ExternalSecret: `/apis/external-secrets.io/v1/namespaces/${NAMESPACE}/externalsecrets`,
};

type Found = ApiObject | undefined;

/** `type=status reason` of each condition. */
export const turnsOf = (object: Found) =>
  (
    ((object?.status ?? {}) as { conditions?: Condition[] }).conditions ?? []
  ).map(({ type, status, reason }) => `${type}=${status} ${reason}`);

/** A cluster in which KAITO acts fast, and what it takes to watch it do so. */
export class KaitoHarness {
  private constructor(
    readonly cluster: SandboxCluster,
    readonly client: ApiClient,
  ) {}

  static async start(options: Partial<StartClusterOptions> = {}) {
    const cluster = await startCluster({
      name: 'kaito',
      pace: 0.01,
      ...options,
    });
    return new KaitoHarness(cluster, sandboxClient(cluster, 'admin'));
  }

  async stop() {
    await this.client.close();
    await this.cluster.stop();
  }

  get store() {
    return this.cluster.store;
  }

  get(kind: string, name: string): Found {
    const namespaced = !(PATHS[kind] ?? '').startsWith(
      '/apis/kaito.sh/v1alpha1/modelmirrors',
    );
    return this.store.get(kind, name, namespaced ? NAMESPACE : undefined);
  }

  /** Objects of a kind that carry a label. */
  labelled(kind: string, label: string, value: string): ApiObject[] {
    return this.store
      .list(kind)
      .filter(({ metadata }) => metadata.labels?.[label] === value);
  }

  /** Creates an object; fails unless the cluster takes it. */
  async create(manifest: Record<string, unknown> & { kind: string }) {
    const answer = await this.client.call(
      'POST',
      PATHS[manifest.kind],
      manifest,
    );
    if (answer.status !== 201) {
      throw new Error(JSON.stringify(answer.body));
    }
  }

  async patch(kind: string, name: string, change: object) {
    const path = `${PATHS[kind]}/${name}`;
    const answer = await this.client.call('PATCH', path, change, MERGE);
    if (answer.status !== 200) {
      throw new Error(JSON.stringify(answer.body));
    }
  }

  async delete(kind: string, name: string) {
    await this.client.call('DELETE', `${PATHS[kind]}/${name}`);
  }

  /** Waits until an object is as wanted. */
  until(kind: string, name: string, wanted: (object: Found) => boolean) {
    return new Promise<Found>(resolve => {
      let unsubscribe = () => {};
      const look = () => {
        const object = this.get(kind, name);
        if (wanted(object)) {
          unsubscribe();
          resolve(object);
        }
      };
      unsubscribe = this.store.subscribe(look);
      look();
    });
  }

  /** Waits until an object carries a condition, as `type=status reason`. */
  untilTurn(kind: string, name: string, turn: string) {
    return this.until(kind, name, object => turnsOf(object).includes(turn));
  }

  /** Every turn an object's conditions take from now on, in order, each once. */
  record(kind: string, name: string): string[] {
    const turns: string[] = [];
    this.store.subscribe(({ object }) => {
      if (object.kind === kind && object.metadata.name === name) {
        turns.push(...turnsOf(object).filter(turn => !turns.includes(turn)));
      }
    });
    return turns;
  }
}
