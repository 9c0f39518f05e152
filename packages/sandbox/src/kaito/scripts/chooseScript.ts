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
import { isRevised } from './revision';

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

/** How a Workspace fares from the start: as its annotation asks, else as its manifest deserves. */
function fateOf(store: ObjectStore, object: ApiObject): ScriptName {
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

/** Fates that come true again each time Pods are made. */
const REPEATED: readonly string[] = [
  'image-pull',
  'gated-model',
  'oom',
  'benchmark-failed',
] satisfies ScriptName[];

/** What a change of a Workspace comes to: new Pods, a new Job, or nothing, where KAITO ignores it. */
function rolloutOf(store: ObjectStore, object: ApiObject): ScriptName {
  const { inference, tuning } = object as unknown as Workspace;
  const { name, namespace } = object.metadata;
  if (tuning && store.get('Job', name, namespace)) {
    return 'retune';
  }
  // Changes of a Pod template are not rolled out.
  if (!inference?.preset || !store.get('StatefulSet', name, namespace)) {
    return 'revise';
  }
  const fate = fateOf(store, object);
  return REPEATED.includes(fate)
    ? (`rollout-${fate}` as ScriptName)
    : 'rollout';
}

/** The script a Workspace follows from here; undefined when it goes on as it was. */
export function nextScript(
  store: ObjectStore,
  workspace: ApiObject,
  before: { script: string; finished: boolean } | undefined,
): ScriptName | undefined {
  if (workspace.metadata.deletionTimestamp) {
    return before?.script === 'deletion' ? undefined : 'deletion';
  }
  if (!before) {
    return fateOf(store, workspace);
  }
  if (!before.finished) {
    return undefined;
  }
  if (isRevised(workspace)) {
    return rolloutOf(store, workspace);
  }
  const refused =
    /gated-model$/.test(before.script) &&
    workspace.metadata.annotations?.[SCENARIO] !== 'gated-model';
  return refused && !lacksToken(store, workspace) ? 'token-granted' : undefined;
}
