import {
  findModel,
  isGated,
  resolveModelName,
} from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { Workspace } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import type { ApiObject } from '../../cluster/ApiObject';
import type { ObjectStore } from '../../cluster/store';
import { SCENARIO } from '../objects/labels';
import { planWorkspace } from '../world/planning';
import type { ScriptName } from './index';

const SELECTABLE: readonly string[] = [
  'quota',
  'stuck-node',
  'image-pull',
  'gated-model',
  'oom',
  'benchmark-failed',
  'degrade',
] satisfies ScriptName[];

/** Whether the weights are gated and there is no token in the namespace to fetch them with. */
function lacksToken(store: ObjectStore, object: ApiObject): boolean {
  const name = resolveModelName(object);
  const model = name ? findModel(name) : undefined;
  if (!model || !isGated(model.name)) {
    return false;
  }
  const { preset } = (object as unknown as Workspace).inference ?? {};
  const secret = preset?.presetOptions?.modelAccessSecret;
  return !secret || !store.get('Secret', secret, object.metadata.namespace);
}

/** How a Workspace fares: as its annotation asks, else as its manifest deserves. */
export function chooseScript(
  store: ObjectStore,
  object: ApiObject,
): ScriptName {
  const { annotations = {} } = object.metadata;
  const workspace = object as unknown as Workspace;
  const asked = annotations[SCENARIO];
  if ('failure' in planWorkspace(store, object)) {
    return 'unplannable';
  }
  if (asked && SELECTABLE.includes(asked)) {
    return asked as ScriptName;
  }
  if (workspace.tuning) {
    return 'tuning';
  }
  if (lacksToken(store, object)) {
    return 'gated-model';
  }
  if (!workspace.resource?.instanceType) {
    return 'own-nodes';
  }
  const benchmarked =
    annotations['kaito.sh/disable-benchmark'] !== 'true' &&
    annotations['kaito.sh/runtime'] !== 'transformers' &&
    workspace.inference?.preset;
  return benchmarked ? 'ready' : 'ready-without-benchmark';
}
