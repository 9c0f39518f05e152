import { type FieldsOf, outline, reachOf } from './outline';
import type { RequestSummary } from './RequestSummary';
import { type ModelSize, sizeModel } from './sizeModel';

const CONTEXT_FLAG = 'max-model-len';

function contextOf({ inferenceConfig }: FieldsOf<'InferenceSet'>) {
  const tokens = Number(inferenceConfig?.vllm[CONTEXT_FLAG]);
  return Number.isSafeInteger(tokens) && tokens > 0 ? tokens : undefined;
}

/** The machines of all replicas. */
function withReplicas(
  size: ModelSize,
  { replicas, autoscaling }: FieldsOf<'InferenceSet'>,
): ModelSize {
  const count = autoscaling?.maxReplicas ?? replicas ?? 1;
  const all = (each: number | null) => (each === null ? null : each * count);
  const upTo = autoscaling ? 'up to ' : '';
  return {
    ...size,
    nodes: all(size.nodes),
    gpus: all(size.gpus),
    machines: `${upTo}${count} ${count === 1 ? 'replica' : 'replicas'} of ${
      size.machines
    }`,
  };
}

/**
 * Sums up a Workspace or InferenceSet that serves a model.
 * @throws DeploymentRequestError when KAITO could not place the model on the machines asked for
 */
export function summariseServing(
  kind: 'Workspace' | 'InferenceSet',
  fields: FieldsOf<'InferenceSet'>,
): RequestSummary {
  const { model, instanceType, config } = fields;
  const contextTokens = contextOf(fields);
  const one: ModelSize = instanceType
    ? sizeModel(model, instanceType, { contextTokens })
    : {
        nodes: null,
        gpus: null,
        machines: 'nodes of your own; none are provisioned',
        fit: 'Not estimated: nodes are brought by hand.',
      };
  const size = kind === 'InferenceSet' ? withReplicas(one, fields) : one;
  const left = config ? `as ConfigMap ${config} says` : "KAITO's choice";
  return {
    ...outline(kind, model, instanceType),
    ...size,
    context: contextTokens ? `${contextTokens} tokens (configured)` : left,
    reach: reachOf(fields),
  };
}
