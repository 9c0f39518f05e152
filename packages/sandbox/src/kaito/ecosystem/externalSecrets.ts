import type { ApiObject } from '../../cluster/ApiObject';
import { World } from '../world/World';
import type { ScriptedKind } from '../controllers/ScriptedKind';
import { ownedMetadata } from '../objects/owned';
import type { Step } from '../scripts/Step';
import { timestamp } from '../stable';

interface ExternalSecretSpec {
  target?: { name?: string };
  data?: { secretKey: string }[];
}

const nameOf = ({ metadata, spec }: ApiObject) =>
  (spec as ExternalSecretSpec).target?.name ?? metadata.name;

/** Not a secret: a store is not asked, the sandbox has none. */
const PLACEHOLDER = Buffer.from('sandbox-placeholder').toString('base64');

/** What the External Secrets Operator does with an entry its store has: a Secret of the name that is asked for. */
const SYNC: Step = {
  after: 1,
  run: world => {
    const { object, at } = world;
    const { data = [] } = object.spec as ExternalSecretSpec;
    world.ensure({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: ownedMetadata(object, 'Secret', nameOf(object), at),
      type: 'Opaque',
      data: Object.fromEntries(
        data.map(({ secretKey }) => [secretKey, PLACEHOLDER]),
      ),
    });
    world.status({
      refreshTime: timestamp(world.now),
      binding: { name: nameOf(object) },
    });
    world.conditions(['Ready', 'True', 'SecretSynced', 'secret synced']);
  },
};

/** ExternalSecrets. Whatever store is named counts as having the entry. */
export const EXTERNAL_SECRET_KIND: ScriptedKind = {
  kind: 'ExternalSecret',
  scripts: { sync: [SYNC], leave: [] },
  world: (store, key, clock, region) =>
    new World(store, 'ExternalSecret', key, clock, region),
  next: (_store, { metadata }, before) => {
    if (metadata.deletionTimestamp) {
      return before?.script === 'leave' ? undefined : 'leave';
    }
    return before ? undefined : 'sync';
  },
};
