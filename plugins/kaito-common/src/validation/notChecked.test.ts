import { validateManifest, validateUpdate, type ValidationContext } from '.';
import {
  all,
  annotate,
  byHand,
  type Change,
  cluster,
  type SoundKind,
  sound,
} from './testing/objects';

type Fact = keyof ValidationContext;
type Row = [rule: string, missing: Fact, kind: SoundKind, change?: Change];

const partition =
  (value: object): Change =>
  object => {
    object.resource.partition = value;
  };
const named: Change = w => (w.inference.preset.name = 'org/model');
const transformers = annotate('runtime', 'transformers');
const MIG = { mode: 'mig', profile: '3g.40gb' };
const GPUS = { mode: 'accelerator', count: 1 };
const secret: Change = w => {
  w.inference.preset.presetOptions = { modelAccessSecret: 'hf' };
};
const config: Change = w => (w.inference.config = 'engine');

/** Each rule that needs the cluster, with the fact it needs. */
const ROWS: Row[] = [
  ['W4', 'provisioner', 'Workspace'],
  ['W5', 'provisioner', 'Workspace', byHand],
  ['W9', 'nodeClasses', 'Workspace', annotate('node-class-name', 'mine')],
  ['W9', 'provisioner', 'Workspace', annotate('node-class-name', 'mine')],
  ['W14', 'provisioner', 'Workspace', partition(GPUS)],
  ['W16', 'gates', 'Workspace', all(byHand, partition(MIG))],
  ['W20', 'gates', 'Workspace', all(byHand, partition(GPUS))],
  ['W22', 'nodes', 'Workspace', byHand],
  ['W22', 'provisioner', 'Workspace', byHand],
  ['W25', 'cloud', 'Workspace'],
  ['W26', 'nodes', 'Workspace', byHand],
  ['W26', 'provisioner', 'Workspace', byHand],
  ['W27', 'nodes', 'Workspace', all(byHand, transformers)],
  ['W32', 'secrets', 'Workspace', secret],
  ['W35', 'configMaps', 'Workspace', config],
  ['W36', 'gates', 'Workspace'],
  ['W36', 'cloud', 'Workspace'],
  ['W36', 'csiDrivers', 'Workspace'],
  ['W40', 'configMaps', 'Tuning'],
  ['W40', 'releaseConfigMaps', 'Tuning', w => delete w.tuning.config],
  ['VERSION', 'kaitoVersion', 'Workspace'],
  ['VERSION', 'kaitoVersion', 'InferenceSet'],
  ['VERSION', 'kaitoVersion', 'RAGEngine'],
  ['VERSION', 'kaitoVersion', 'MultiRoleInference'],
  ['VERSION', 'kaitoVersion', 'ModelMirror'],
  ['IS-3', 'provisioner', 'InferenceSet'],
  ['IS-6', 'gates', 'InferenceSet'],
  ['IS-10', 'gates', 'InferenceSet'],
  ['W25', 'cloud', 'InferenceSet'],
  ['W36', 'gates', 'InferenceSet'],
  ['RAG-7', 'cloud', 'RAGEngine'],
  ['RAG-9', 'configMaps', 'RAGEngine'],
  [
    'RAG-9',
    'releaseConfigMaps',
    'RAGEngine',
    o => delete o.spec.guardrails.configMapRef,
  ],
  ['MRI-5', 'provisioner', 'MultiRoleInference'],
  ['MRI-7', 'gates', 'MultiRoleInference'],
  ['W36', 'gates', 'MultiRoleInference'],
  ['MM-4', 'storageClasses', 'ModelMirror'],
  ['MM-5', 'gates', 'ModelMirror'],
];

function notChecked(kind: SoundKind, change: Change, missing?: Fact) {
  const [object, context] = [sound(kind), cluster()];
  change(object, context);
  if (missing) {
    delete context[missing];
  }
  return validateManifest(object, context)
    .filter(({ severity }) => severity === 'not-checked')
    .map(({ rule }) => rule);
}

describe('a rule that needs the cluster', () => {
  it.each(ROWS)(
    '%s says it is not checked without %s (%s)',
    (...[rule, missing, kind, change = () => {}]) => {
      expect(notChecked(kind, change, missing)).toContain(rule);
      expect(notChecked(kind, change)).toEqual([]);
    },
  );

  it.each<[string, Change]>([
    ['W19', all(named, byHand, partition(MIG))],
    ['W26', all(named, byHand)],
    ['W27', all(named, transformers)],
    ['W29', named],
    ['W35', all(named, config)],
  ])('%s says so of a model outside the catalog', (rule, change) => {
    expect(notChecked('Workspace', change)).toContain(rule);
  });

  it('knows nothing at all without a context', () => {
    const rules = (kind: SoundKind) =>
      validateManifest(sound(kind)).map(
        ({ rule, severity }) => `${rule} ${severity}`,
      );
    expect(rules('Workspace')).toEqual([
      'W4 not-checked',
      'W25 not-checked',
      'W36 not-checked',
      'VERSION not-checked',
    ]);
    expect(rules('ModelMirror')).toEqual([
      'MM-4 not-checked',
      'MM-5 not-checked',
      'VERSION not-checked',
    ]);
  });

  it.each<[string, Fact, Change]>([
    [
      'metadata.annotations["kaito.sh/model-streaming"]',
      'gates',
      annotate('model-streaming', 'disabled'),
    ],
    [
      'resource.instanceType',
      'provisioner',
      w => delete w.resource.instanceType,
    ],
  ])('says so of a change of %s without %s', (path, missing, change) => {
    const [after, context] = [sound('Workspace'), cluster()];
    change(after, context);
    const judge = () => validateUpdate(sound('Workspace'), after, context);
    expect(judge()).toMatchObject([{ severity: 'rejected', path }]);
    delete context[missing];
    expect(judge()).toMatchObject([{ severity: 'not-checked', path }]);
  });
});
