import { ROLL_OUT_FACTS } from '../../validation/update/rollOutFacts';
import { type DriftVerdict, nothing, refused, rolls } from '../DriftChange';
import { asRecord, type JsonRecord } from '../record';
import type { EffectTable, Judge } from './table';

const immutable = (field: string) =>
  refused(
    'UPDATE',
    `KAITO does not let \`${field}\` change: create a new Workspace and retire this one`,
  );

/** May change inside, but neither come nor go. */
function lasting(field: string, inside: DriftVerdict): Judge {
  return ({ path, before, after }) =>
    path.join('.') === field && (before === undefined || after === undefined)
      ? refused(
          'UPDATE',
          `\`${field}\` can be neither added nor removed after creation`,
        )
      : inside;
}

const jobAgain = rolls('ROLL-OUT', ROLL_OUT_FACTS.tuningJob);

const config: Judge = ({ before, after }) => {
  if (!before) {
    return nothing('ROLL-OUT', ROLL_OUT_FACTS.configAdded);
  }
  return after
    ? rolls(
        'ROLL-OUT',
        'KAITO mounts the other ConfigMap and the pods restart with it; its content is not checked on update',
      )
    : rolls('ROLL-OUT', ROLL_OUT_FACTS.configRemoved);
};

function adapterCount(object: JsonRecord): number {
  const { adapters } = asRecord(object.inference);
  return Array.isArray(adapters) ? adapters.length : 0;
}

const adapters: Judge = (_, __, live) =>
  adapterCount(live) === 0
    ? nothing('ROLL-OUT', ROLL_OUT_FACTS.firstAdapter)
    : rolls('ROLL-OUT', 'The pods restart with the adapters Git lists');

const streaming = refused(
  'UPDATE',
  '`kaito.sh/model-streaming` cannot change where the gate ModelStreaming is on; where it is off it has no effect',
);

/** What KAITO's update rules and its roll-out make of a change to a Workspace. */
export const workspaceEffects: EffectTable = {
  resource: immutable('resource'),
  'resource.count': immutable('resource.count'),
  'resource.instanceType': ({ after }) =>
    after
      ? immutable('resource.instanceType')
      : refused(
          'UPDATE',
          'KAITO needs `resource.instanceType` where it provisions nodes; only where nodes are brought by hand may it be cleared',
        ),
  'resource.labelSelector': immutable('resource.labelSelector'),
  'resource.partition': immutable('resource.partition'),
  'resource.preferredNodes': nothing(
    'ROLL-OUT',
    'KAITO does not select nodes by `resource.preferredNodes`',
  ),
  inference: lasting('inference', immutable('inference')),
  'inference.preset': immutable('inference.preset'),
  'inference.template': lasting(
    'inference.template',
    nothing('ROLL-OUT', ROLL_OUT_FACTS.template),
  ),
  'inference.config': config,
  'inference.adapters': adapters,
  tuning: lasting('tuning', jobAgain),
  'tuning.preset': immutable('tuning.preset'),
  'tuning.method': immutable('tuning.method'),
  'tuning.input': lasting('tuning.input', jobAgain),
  'tuning.input.name': immutable('tuning.input.name'),
  'tuning.output': lasting('tuning.output', jobAgain),
  'metadata.annotations.kaito.sh/model-streaming': streaming,
  'metadata.annotations': nothing(
    'ROLL-OUT',
    'KAITO reads annotations when it creates the objects of a Workspace; what runs does not change',
  ),
  'metadata.labels': nothing(
    'ROLL-OUT',
    'Labels of a Workspace are not part of what KAITO rolls out',
  ),
};
