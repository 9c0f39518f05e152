import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  workloadKindSchema,
  type KubeObject,
  type Namespace,
  type NamespaceList,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { secretsNamedIn } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  kaitoClusterReadPermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import { toFacts } from '../fleet/rows/toFacts';
import { toResource } from '../fleet/toResource';
import { hasPermission } from '../permissions/requirePermission';
import type { Allows, ResourceGate } from '../permissions/ResourceGate';
import type { ClusterSnapshot, SnapshotSource } from '../watch/ClusterSnapshot';
import type { NamespaceLook } from './NamespaceLook';
import { namespacesInUse } from './namespacesInUse';

/** The namespaces of a cluster, with what the caller may know of each. */
export class AuthorizedNamespaceService {
  readonly #options: {
    source: SnapshotSource;
    look: NamespaceLook;
    gate: ResourceGate;
    permissions: PermissionsService;
  };

  constructor(options: {
    source: SnapshotSource;
    look: NamespaceLook;
    gate: ResourceGate;
    permissions: PermissionsService;
  }) {
    this.#options = options;
  }

  /**
   * All namespaces where the cluster tells, else those in use. Workloads and names of Secrets are counted from what the
   * caller may read alone.
   * @throws NotFoundError when there is no such cluster, or none the caller may see
   */
  async list(
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<NamespaceList> {
    const { source, look, gate, permissions } = this.#options;
    const maySee = await hasPermission(
      permissions,
      kaitoClusterReadPermission,
      credentials,
    );
    const snapshot = source.snapshots().find(({ name }) => name === cluster);
    if (!maySee || !snapshot) {
      throw new NotFoundError(
        `There is no cluster ${cluster} that you may see`,
      );
    }
    const mayRead = await gate.predicate(
      kaitoWorkloadReadPermission,
      credentials,
    );
    const byNamespace = readable(snapshot, mayRead);
    const known = await look.in(snapshot);
    const inUse = namespacesInUse(snapshot);
    const names = known.state === 'known' ? [...known.names] : [...inUse];
    return {
      items: names
        .sort((a, b) => (a < b ? -1 : 1))
        .map(name => toNamespace(name, byNamespace.get(name) ?? [])),
      ...(known.state === 'known'
        ? { complete: 'all', reason: null, asOf: known.asOf }
        : { complete: 'in-use', reason: known.reason, asOf: snapshot.asOf }),
    };
  }
}

function readable(snapshot: ClusterSnapshot, mayRead: Allows) {
  const found = new Map<string, KubeObject[]>();
  for (const kind of workloadKindSchema.options) {
    for (const object of snapshot.objects(kind)) {
      if (mayRead(toResource(toFacts(snapshot.name, kind, object)))) {
        const namespace = object.metadata.namespace ?? '';
        found.set(namespace, [...(found.get(namespace) ?? []), object]);
      }
    }
  }
  return found;
}

function toNamespace(name: string, workloads: KubeObject[]): Namespace {
  const secrets = workloads.flatMap(object =>
    secretsNamedIn(object)
      .filter(({ namespace }) => [undefined, name].includes(namespace))
      .map(secret => secret.name),
  );
  return {
    name,
    workloads: workloads.length,
    referencedSecrets: [...new Set(secrets)].sort(),
  };
}
