import type {
  ClusterHealth,
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  parseEndpointId,
  workloadKindSchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { readInstallation } from '@kaito-portal/backstage-plugin-kaito-common/installation';
import { toHealth } from '../../fleet/clusters/toClusterView';
import type { RowCache } from '../../fleet/rows/RowCache';
import type {
  ClusterSnapshot,
  SnapshotSource,
} from '../../watch/ClusterSnapshot';
import { snapshotOf } from '../../watch/snapshotOf';
import type { Endpoint } from '../Endpoint';
import type { EndpointDirectory } from '../EndpointDirectory';
import { makerOf } from './indexCluster';
import { toEndpoint } from './toEndpoint';
import type { WaySettings } from './WaySettings';

const KINDS: readonly WorkloadKind[] = workloadKindSchema.options;

/** Endpoints of the workloads that the watch knows. Replicas of a set are found by id, and listed as the set alone. */
export class FleetEndpoints implements EndpointDirectory {
  constructor(
    private readonly parts: {
      source: SnapshotSource;
      rows: RowCache;
      settings: WaySettings;
      findModel: (name: string) => CatalogModel | undefined;
    },
  ) {}

  list(): Endpoint[] {
    return this.parts.source.snapshots().flatMap(snapshot => {
      const gates = gatesOf(snapshot);
      return KINDS.flatMap(kind =>
        snapshot
          .objects(kind)
          .filter(object => !isPart(snapshot, object))
          .flatMap(object => this.#read(snapshot, kind, object, gates) ?? []),
      );
    });
  }

  find(id: string): Endpoint | undefined {
    const target = parseEndpointId(id);
    const { source } = this.parts;
    const snapshot = target && snapshotOf(source, target.cluster);
    const object = snapshot?.object(
      target!.kind,
      target!.namespace,
      target!.name,
    );
    return snapshot && object
      ? this.#read(snapshot, target!.kind, object, gatesOf(snapshot))
      : undefined;
  }

  clusters(): ClusterHealth[] {
    return this.parts.source.snapshots().map(toHealth);
  }

  #read(
    snapshot: ClusterSnapshot,
    kind: WorkloadKind,
    object: KubeObject,
    gates: Readonly<Record<string, boolean>>,
  ) {
    const { rows, settings, findModel } = this.parts;
    const { facts } = rows.rowOf(snapshot.name, kind, object);
    return toEndpoint({ snapshot, object, facts, settings, findModel, gates });
  }
}

function gatesOf(snapshot: ClusterSnapshot) {
  return readInstallation(snapshot.objects('Deployment'))?.gates ?? {};
}

/** Whether a workload that is known too was made of it and is called in its place. */
function isPart(snapshot: ClusterSnapshot, object: KubeObject): boolean {
  const maker = makerOf(object);
  return (
    maker !== undefined &&
    snapshot.object(maker.kind, object.metadata.namespace ?? '', maker.name) !==
      undefined
  );
}
