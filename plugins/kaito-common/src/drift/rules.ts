import { readText } from '../manifests/readPath';
import type { Difference } from './DriftChange';
import { FOREIGN_RULES } from './foreignRules';
import { sameQuantity } from './quantity';
import { asRecord, type JsonRecord } from './record';
import {
  sameModel,
  sameSelector,
  sameText,
  sameWord,
  withDefault,
} from './sameValue';
import { type Equality, placeOf, type WalkRules } from './walk';

type Rows = [path: string, equality: Equality][];

const AUTOSCALED = 'scaledobject.kaito.sh/auto-provision';

/** Kinds KAITO serves in two versions of one storage, without a conversion: the version says nothing of the object. */
const RETAGGED = new Set(['Workspace', 'InferenceSet', 'RAGEngine']);
const VERSIONS = ['kaito.sh/v1alpha1', 'kaito.sh/v1beta1'];
/** Machine type the schema of v1alpha1 writes where a manifest names none. */
const ALPHA_MACHINE = 'Standard_NC24ads_A100_v4';

const sameVersion: Equality = (git, live) =>
  [git, live].every(version => VERSIONS.includes(String(version)));

/** `resource` of a Workspace, `compute` of a RAGEngine. */
function resource(at: string, { apiVersion }: JsonRecord): Rows {
  const machine =
    apiVersion === VERSIONS[0] ? withDefault(ALPHA_MACHINE) : sameText;
  return [
    [`${at}.count`, withDefault(1)],
    [`${at}.instanceType`, machine],
    [`${at}.labelSelector`, sameSelector],
  ];
}

function preset(at: string): Rows {
  return [
    [`${at}.name`, sameModel],
    [`${at}.accessMode`, withDefault('public')],
  ];
}

/** An autoscaler owns the replicas where the annotation says so, and where Git does not state any. */
function replicas(git: JsonRecord): Equality {
  const { annotations } = asRecord(git.metadata);
  const autoscaled = asRecord(annotations)[AUTOSCALED] === 'true';
  return stated => autoscaled || stated === undefined || stated === null;
}

function rowsOf(git: JsonRecord): Rows {
  switch (git.kind) {
    case 'Workspace':
      return [
        ...resource('resource', git),
        ...preset('inference.preset'),
        ['inference.config', sameText],
        ...preset('tuning.preset'),
        ['tuning.method', sameWord],
        ['tuning.config', sameText],
      ];
    case 'InferenceSet':
      return [
        ['spec.labelSelector', sameSelector],
        ['spec.replicas', replicas(git)],
        [
          'spec.updateStrategy',
          withDefault({
            type: 'RollingUpdate',
            rollingUpdate: { maxUnavailable: 1 },
          }),
        ],
        ['spec.autoUpgrade.enabled', withDefault(false)],
        ['spec.autoUpgrade.strategy', withDefault('InPlace')],
        ['spec.autoUpgrade.maintenanceWindow.duration', withDefault('4h')],
        ['spec.template.resource.instanceType', sameText],
        ...preset('spec.template.inference.preset'),
        ['spec.template.inference.config', sameText],
      ];
    case 'RAGEngine':
      return [
        ...resource('spec.compute', git),
        ['spec.storage.persistentVolume.mountPath', withDefault('/mnt/data')],
      ];
    case 'MultiRoleInference':
      return [
        ['spec.labelSelector', sameSelector],
        ['spec.model.name', sameModel],
        ['spec.roles.*.replicas', withDefault(1)],
      ];
    case 'ModelMirror':
      return [
        ['spec.mode', withDefault('Managed')],
        ['spec.storage.size', sameQuantity],
      ];
    default:
      return Object.hasOwn(FOREIGN_RULES, String(git.kind))
        ? FOREIGN_RULES[String(git.kind)]
        : [];
  }
}

const adapterName = (item: unknown) => asRecord(asRecord(item).source).name;

/** Where the model of an object is named that keeps its spelling for life (UPDATE). */
const LASTING_MODEL: Record<string, string[][]> = {
  Workspace: [
    ['inference', 'preset', 'name'],
    ['tuning', 'preset', 'name'],
  ],
  MultiRoleInference: [['spec', 'model', 'name']],
};

/** Names of the same model in another spelling, which KAITO refuses although they mean the same. */
export function respelledModels(
  git: JsonRecord,
  live: JsonRecord,
): Difference[] {
  return (LASTING_MODEL[String(git.kind)] ?? [])
    .map(path => ({
      path,
      before: readText(live, ...path),
      after: readText(git, ...path),
    }))
    .filter(
      ({ before, after }) => before !== after && sameModel(after, before),
    );
}

/** Lists whose items KAITO tells apart by a name of theirs. */
const LISTS: [path: string, keyOf: (item: unknown) => unknown][] = [
  ['inference.adapters', adapterName],
  ['spec.template.inference.adapters', adapterName],
  ['spec.roles', item => asRecord(item).type],
];

function byPlace<T>(rows: [path: string, value: T][]): Map<string, T> {
  return new Map(
    rows.map(([path, value]) => [placeOf(path.split('.')), value]),
  );
}

/**
 * What means the same in a manifest of this kind although it is written differently: defaults of the schema, names in
 * any case, aliases, selectors (W10), served versions, and replicas that an autoscaler sets.
 */
export function rulesFor(git: JsonRecord): WalkRules {
  const version: Rows = RETAGGED.has(String(git.kind))
    ? [['apiVersion', sameVersion]]
    : [];
  return {
    equalities: byPlace([...version, ...rowsOf(git)]),
    lists: byPlace(LISTS),
  };
}
