import { gatesOf } from '../admissionContext';
import { buildMirrorClaim, buildMirrorJob } from '../objects/mirror';
import { JOB_STATUS } from '../objects/job';
import { FINALIZER, LABEL } from '../objects/labels';
import type { Step } from '../scripts/Step';
import { timestamp } from '../stable';
import { World } from '../world/World';
import type { ScriptedKind } from './ScriptedKind';

interface MirrorSpec {
  mode?: 'Managed' | 'Static';
  source?: { modelID: string };
  jobNamespace?: string;
}

const specOf = (world: World) => world.object.spec as MirrorSpec;

/** The weights are there already: nothing to do but to say so. */
const STATIC: Step = {
  after: 0.3,
  run: world => {
    world.status({ phase: 'Ready', failureMessage: '' });
    world.conditions(
      ['Ready', 'True', 'StaticMirror', 'No download required'],
      ['StorageReady', 'True', 'StaticMirror', 'No PVC required'],
    );
  },
};

const ACCEPT: Step = {
  after: 0.5,
  run: world => {
    world.change(draft => {
      draft.metadata.finalizers = [FINALIZER.mirror];
    });
    world.ensure(buildMirrorClaim(world.object, world.at));
    world.status({ phase: 'Pending' });
    world.conditions(['StorageReady', 'False', 'PVCPending', 'PVC is pending']);
  },
};

/** The volume is there, and the download begins. */
const BOUND: Step = {
  after: 2,
  run: world => {
    const claim = world.ensure(buildMirrorClaim(world.object, world.at));
    world.write(claim, draft => {
      draft.status = { phase: 'Bound' };
    });
    const job = world.ensure(buildMirrorJob(world.object, world.at));
    world.write(job, draft => {
      draft.status = { ...JOB_STATUS.running };
    });
    world.status({
      download: { speedBytesPerSecond: 412_000_000, remainingSeconds: 60 },
    });
    world.conditions(['StorageReady', 'True', 'PVCBound', 'PVC is bound']);
  },
};

const DOWNLOADED: Step = {
  after: 8,
  run: world => {
    const job = world.ensure(buildMirrorJob(world.object, world.at));
    world.write(job, draft => {
      draft.status = { ...JOB_STATUS.succeeded };
    });
    world.status({
      phase: 'Ready',
      modelPath: `/models/${specOf(world).source?.modelID}`,
      failureMessage: '',
      lastDownloadTime: timestamp(world.now),
      download: { speedBytesPerSecond: 0, remainingSeconds: 0 },
    });
    world.conditions([
      'Ready',
      'True',
      'DownloadSucceeded',
      'Model download completed',
    ]);
  },
};

/** A mirror of the whole cluster owns nothing in a namespace: what it made goes by label, then itself. */
const DELETE: Step = {
  after: 0.5,
  run: world => {
    const { name } = world.object.metadata;
    for (const kind of ['Job', 'PersistentVolumeClaim']) {
      world.store
        .list(kind, specOf(world).jobNamespace)
        .filter(({ metadata }) => metadata.labels?.[LABEL.mirror] === name)
        .forEach(made => {
          world.write(made, draft => {
            draft.metadata.finalizers = [];
          });
          world.remove(made);
        });
    }
    world.letGo(FINALIZER.mirror);
  },
};

/** ModelMirrors. Idle where the gate is off. */
export const MODEL_MIRROR_KIND: ScriptedKind = {
  kind: 'ModelMirror',
  scripts: {
    off: [],
    static: [STATIC],
    managed: [ACCEPT, BOUND, DOWNLOADED],
    deletion: [DELETE],
  },
  world: (store, key, clock, region) =>
    new World(store, 'ModelMirror', key, clock, region),
  next: (store, mirror, before) => {
    if (mirror.metadata.deletionTimestamp) {
      return before?.script === 'deletion' ? undefined : 'deletion';
    }
    if (before) {
      return undefined;
    }
    if (!gatesOf(store).ModelMirror) {
      return 'off';
    }
    const { mode } = mirror.spec as MirrorSpec;
    return mode === 'Static' ? 'static' : 'managed';
  },
};
