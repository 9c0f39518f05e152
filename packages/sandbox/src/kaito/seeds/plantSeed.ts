import { applyDefaults } from '../../cluster/admission/defaults';
import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { childWorkspace } from '../controllers/childWorkspace';
import { fastForward } from '../controllers/fastForward';
import { roleSet, roleSetName, rolesOf } from '../controllers/roleSet';
import type { ScriptedKind } from '../controllers/ScriptedKind';
import { wantedReplicas } from '../controllers/setStatus';
import { WORKSPACE_KIND } from '../controllers/workspaceKind';
import { LABEL, FINALIZER } from '../objects/labels';
import { buildNode } from '../objects/node';
import { ownedMetadata } from '../objects/owned';
import { RAG_ENGINE_KIND } from '../rag/ragEngineKind';
import { stableHex, stableUid, timestamp } from '../stable';
import type { World } from '../world/World';
import { SEEDS } from './index';
import { daysBefore, furniture } from './furniture';
import {
  seedEngineManifest,
  seedMultiRoleManifest,
  seedSetManifest,
  seedWorkspaceManifest,
} from './manifests';
import type { SeedHolder, SeedMultiRole, SeedName } from './SeedPlan';

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

  /** Stores an object that walks through a script, at the end of it. */
  scripted<W extends World>(
    kind: ScriptedKind<W>,
    object: ApiObject,
    created: Date,
  ) {
    const { name, namespace, uid = '' } = this.put(object, created).metadata;
    this.progress[uid] = fastForward(
      kind,
      this.store,
      { name, namespace },
      created,
      this.region,
    );
  }

  workspace(object: ApiObject, created: Date) {
    this.scripted(WORKSPACE_KIND, object, created);
  }

  set(manifest: ApiObject, created: Date) {
    const set = this.put(manifest, created);
    const { name: setName, namespace } = set.metadata;
    for (let index = 0; index < wantedReplicas(set); index += 1) {
      const suffix = stableHex(`${set.metadata.uid}/${index}`, 5);
      const child = childWorkspace(set, `${setName}-${suffix}`);
      const { name } = child.metadata;
      const owned = ownedMetadata(set, 'Workspace', name, timestamp(created));
      child.metadata = { ...child.metadata, ...owned };
      this.workspace(child, created);
    }
    this.store.modify('InferenceSet', setName, namespace, draft => {
      draft.metadata.finalizers = [FINALIZER.inferenceSet];
      draft.status = { selector: `${LABEL.createdBySet}=${setName}` };
    });
  }

  multiRole(given: SeedMultiRole, created: Date) {
    const multi = this.put(seedMultiRoleManifest(given), created);
    for (const role of rolesOf(multi)) {
      const name = roleSetName(multi, role);
      const { labels, annotations, spec } = roleSet(multi, role);
      const owned = ownedMetadata(
        multi,
        'InferenceSet',
        name,
        timestamp(created),
      );
      this.set(
        {
          apiVersion: 'kaito.sh/v1beta1',
          kind: 'InferenceSet',
          metadata: { ...owned, labels, annotations },
          spec,
        },
        created,
      );
    }
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
  const plan = SEEDS[seed];
  const { region, workspaces, sets, engines = [], multiRoles = [] } = plan;
  const { nodes, holders } = plan;
  const planter = new Planter(store, progress, region);
  furniture(now, plan).forEach(object => store.create(object));
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
  sets.forEach(set =>
    planter.set(seedSetManifest(set), daysBefore(now, set.ageDays)),
  );
  engines.forEach(engine =>
    planter.scripted(
      RAG_ENGINE_KIND,
      seedEngineManifest(engine),
      daysBefore(now, engine.ageDays),
    ),
  );
  multiRoles.forEach(multi =>
    planter.multiRole(multi, daysBefore(now, multi.ageDays)),
  );
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
