import { applyDefaults } from '../../cluster/admission/defaults';
import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { childWorkspace } from '../controllers/childWorkspace';
import { fastForward } from '../controllers/fastForward';
import { LABEL, FINALIZER } from '../objects/labels';
import { buildNode } from '../objects/node';
import { ownedMetadata } from '../objects/owned';
import { stableHex, stableUid, timestamp } from '../stable';
import { SEEDS } from './index';
import { daysBefore, furniture } from './furniture';
import { seedSetManifest, seedWorkspaceManifest } from './manifests';
import type { SeedHolder, SeedName, SeedSet } from './SeedPlan';

/** Plants Workspaces and what belongs to them, each with the age the plan gives it. */
class Planter {
  constructor(
    private readonly store: ObjectStore,
    private readonly progress: Record<string, unknown>,
    private readonly region: string,
  ) {}

  /** Stores an object as if made back then, with defaults and an identity that is the same every time. */
  put(object: ApiObject, created: Date): ApiObject {
    const { kind, metadata } = object;
    const identity = `${kind}/${metadata.namespace}/${metadata.name}`;
    const planted = {
      ...object,
      metadata: {
        uid: stableUid(identity),
        creationTimestamp: timestamp(created),
        ...metadata,
      },
    };
    applyDefaults(planted);
    return this.store.create(planted);
  }

  workspace(object: ApiObject, created: Date) {
    const {
      name,
      namespace = '',
      uid = '',
    } = this.put(object, created).metadata;
    this.progress[uid] = fastForward(
      this.store,
      { name, namespace },
      created,
      this.region,
    );
  }

  set(given: SeedSet, created: Date) {
    const set = this.put(seedSetManifest(given), created);
    for (let index = 0; index < given.replicas; index += 1) {
      const suffix = stableHex(`${set.metadata.uid}/${index}`, 5);
      const child = childWorkspace(set, `${given.name}-${suffix}`);
      const { name } = child.metadata;
      const owned = ownedMetadata(set, 'Workspace', name, timestamp(created));
      child.metadata = { ...child.metadata, ...owned };
      this.workspace(child, created);
    }
    this.store.modify('InferenceSet', given.name, given.namespace, draft => {
      draft.metadata.finalizers = [FINALIZER.inferenceSet];
      draft.status = { selector: `${LABEL.createdBySet}=${given.name}` };
    });
  }

  holder(given: SeedHolder, created: Date) {
    const at = timestamp(created);
    this.put(
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: given.name, namespace: given.namespace },
        spec: {
          nodeName: given.node,
          restartPolicy: 'Always',
          containers: [
            {
              name: 'main',
              image: given.image,
              resources: { requests: given.gpus, limits: given.gpus },
            },
          ],
        },
        status: {
          phase: 'Running',
          startTime: at,
          conditions: [
            { type: 'Ready', status: 'True', lastTransitionTime: at },
          ],
          containerStatuses: [
            {
              name: 'main',
              image: given.image,
              imageID: '',
              ready: true,
              restartCount: 0,
              state: { running: { startedAt: at } },
            },
          ],
        },
      },
      created,
    );
  }
}

/** Fills a fresh cluster. The same seed gives the same objects; only the dates move with `now`. */
export function plantSeed(
  store: ObjectStore,
  progress: Record<string, unknown>,
  seed: SeedName,
  now: Date,
) {
  const { region, workspaces, sets, nodes, holders } = SEEDS[seed];
  const planter = new Planter(store, progress, region);
  furniture(now, region).forEach(object => store.create(object));
  for (const { ageDays, ...node } of nodes) {
    store.create(
      buildNode({ ...node, region, created: daysBefore(now, ageDays) }),
    );
  }
  holders.forEach(holder =>
    planter.holder(holder, daysBefore(now, holder.ageDays)),
  );
  for (const workspace of workspaces) {
    const manifest = seedWorkspaceManifest(workspace);
    planter.workspace(manifest, daysBefore(now, workspace.ageDays));
  }
  sets.forEach(set => planter.set(set, daysBefore(now, set.ageDays)));
  ageEvents(store, now);
}

/** Clusters keep Events for an hour: what went well long ago is forgotten, what still goes wrong was said again just now. */
function ageEvents(store: ObjectStore, now: Date) {
  for (const { type, metadata } of store.list('Event')) {
    const { name, namespace } = metadata;
    if (type === 'Normal') {
      store.delete('Event', name, namespace);
    } else {
      store.modify('Event', name, namespace, draft => {
        draft.lastTimestamp = timestamp(new Date(now.getTime() - 240_000));
      });
    }
  }
}
