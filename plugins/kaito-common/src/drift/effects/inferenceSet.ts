import { nothing, refused, replace, rolls } from '../DriftChange';
import type { EffectTable, Judge } from './table';

const newReplicas = replace(
  'ROLL-OUT',
  'Only replicas created from then on use it; those that run keep the old value until they are replaced',
);

const labels: Judge = ({ after }) =>
  after === undefined
    ? nothing(
        'ROLL-OUT',
        'KAITO adds labels to the replicas that run, it does not take any away',
      )
    : rolls('ROLL-OUT', 'KAITO copies the label to the replicas that run');

const setAnnotation: Judge = ({ path }) => {
  const key = String(path.at(-1));
  if (key.startsWith('scaledobject.kaito.sh/')) {
    return rolls(
      'ROLL-OUT',
      'The KEDA scaler for KAITO reads it and adjusts how the set scales',
    );
  }
  return key.startsWith('kaito.sh/')
    ? newReplicas
    : nothing(
        'ROLL-OUT',
        'KAITO does not act on this annotation of an InferenceSet',
      );
};

/** What KAITO makes of a change to an InferenceSet: the template never reaches replicas that run. */
export const inferenceSetEffects: EffectTable = {
  'spec.replicas': rolls(
    'ROLL-OUT',
    'KAITO adds or removes replicas until there are as many',
  ),
  'spec.autoUpgrade': rolls(
    'ROLL-OUT',
    'KAITO follows it from the next upgrade of its base image on',
  ),
  'spec.labelSelector': newReplicas,
  'spec.nodeCountLimit': nothing(
    'ROLL-OUT',
    'KAITO accepts `nodeCountLimit` and does not use it',
  ),
  'spec.updateStrategy': nothing(
    'ROLL-OUT',
    'KAITO accepts `updateStrategy` and does not use it',
  ),
  'spec.template': newReplicas,
  'spec.template.resource.partition': refused(
    'UPDATE',
    'KAITO does not let `spec.template.resource.partition` change: create a new InferenceSet and retire this one',
  ),
  'spec.template.metadata': nothing(
    'ROLL-OUT',
    'KAITO uses only the labels and annotations of the template',
  ),
  'spec.template.metadata.annotations': newReplicas,
  'spec.template.metadata.labels': labels,
  'metadata.annotations': setAnnotation,
  'metadata.labels': nothing(
    'ROLL-OUT',
    'Labels of an InferenceSet are not copied to its replicas',
  ),
};
