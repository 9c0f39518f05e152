import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '@kaito-portal/backstage-plugin-kaito-common';
import { Agent } from 'undici';
import type { ClusterFacts } from '../fleet/clusters/Fleet';
import {
  type ClusterSnapshot,
  listPath,
  WATCHED_KINDS,
  type WatchedKind,
} from './insides';

/** What comparing found. */
export interface Comparison {
  /** Objects that were compared. */
  objects: number;
  /** In words, each with the cluster, kind and object. */
  differences: string[];
}

/** A list in one piece, reduced as the portal reduces; none of a kind that is not installed. */
async function freshList(
  agent: Agent,
  { url, token }: ClusterFacts,
  kind: WatchedKind,
): Promise<KubeObject[]> {
  const response = await agent.request({
    origin: url,
    path: listPath(kind),
    method: 'GET',
    headers: { authorization: `Bearer ${token}` },
  });
  if (response.statusCode === 404) {
    await response.body.dump();
    return [];
  }
  if (response.statusCode !== 200) {
    throw new Error(
      `${url}${listPath(kind)} answered ${response.statusCode}: ` +
        `${await response.body.text()}`,
    );
  }
  const { items } = (await response.body.json()) as { items: KubeObject[] };
  return items.flatMap(
    item =>
      kind.reduce({ ...item, apiVersion: kind.apiVersion, kind: kind.kind }) ??
      [],
  );
}

function differences(
  where: string,
  held: readonly KubeObject[],
  fresh: readonly KubeObject[],
): string[] {
  const byUid = new Map(held.map(object => [object.metadata.uid, object]));
  const found = fresh.flatMap(object => {
    const own = byUid.get(object.metadata.uid);
    byUid.delete(object.metadata.uid);
    if (!own) {
      return [`${where} ${object.metadata.name} is missing`];
    }
    return isDeepStrictEqual(own, object)
      ? []
      : [
          `${where} ${object.metadata.name} is held in version ` +
            `${own.metadata.resourceVersion}, the cluster has ${object.metadata.resourceVersion}`,
        ];
  });
  const gone = [...byUid.values()].map(
    ({ metadata }) => `${where} ${metadata.name} is held and gone`,
  );
  return [...found, ...gone];
}

/** Compares the portal's memory with what the clusters say now, object by object and field by field. */
export async function compareStores(
  snapshots: readonly ClusterSnapshot[],
  clusters: readonly ClusterFacts[],
): Promise<Comparison> {
  const result: Comparison = { objects: 0, differences: [] };
  for (const cluster of clusters) {
    const held = snapshots.find(({ name }) => name === cluster.name);
    const agent = new Agent({ connect: { ca: cluster.caPem } });
    for (const kind of WATCHED_KINDS) {
      const fresh = await freshList(agent, cluster, kind);
      const own = held?.objects(kind.kind) ?? [];
      result.objects += fresh.length;
      result.differences.push(
        ...differences(`${cluster.name} ${kind.kind}`, own, fresh),
      );
    }
    await agent.close();
  }
  return result;
}
