import fc from 'fast-check';
import { parseManifests, renderInferenceSet, toYaml } from '..';
import { listModels } from '../../models';
import { checkShape, validateWorkspace } from '../../validation';
import type { InferenceSet } from '.';

const input = {
  name: 'phi',
  namespace: 'search',
  model: 'PHI-4',
  instanceType: 'standard_nc24ads_a100_v4',
};

/** The Workspace KAITO makes of a template and runs its rules for creation on. */
function child({ metadata, spec }: InferenceSet): unknown {
  const { resource, inference, metadata: inner } = spec.template;
  return {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { ...inner, name: metadata.name, namespace: metadata.namespace },
    resource: { ...resource, labelSelector: spec.labelSelector },
    inference,
  };
}

describe('renderInferenceSet', () => {
  it('renders replicas of a preset', () => {
    const set = renderInferenceSet({
      ...input,
      replicas: 2,
      config: 'phi-flags',
      autoUpgrade: {
        enabled: true,
        strategy: 'Surge',
        maintenanceWindow: { schedule: '0 2 * * 6' },
      },
    });
    expect(toYaml(set)).toBe(`apiVersion: kaito.sh/v1beta1
kind: InferenceSet
metadata:
  name: phi
  namespace: search
spec:
  autoUpgrade:
    enabled: true
    maintenanceWindow:
      schedule: 0 2 * * 6
    strategy: Surge
  labelSelector:
    matchLabels:
      apps: phi
  replicas: 2
  template:
    resource:
      instanceType: Standard_NC24ads_A100_v4
    inference:
      preset:
        name: microsoft/phi-4
      config: phi-flags
`);
  });

  it('leaves the replicas to the scaler, and writes the runtime where each reader looks', () => {
    const set = renderInferenceSet({
      ...input,
      instanceType: undefined,
      replicas: 2,
      runtime: 'transformers',
      autoscaling: { maxReplicas: 5, metricName: 'vllm:x', threshold: 10 },
      provenance: { requestId: 'r-1' },
    });
    expect(toYaml(set)).toBe(`apiVersion: kaito.sh/v1beta1
kind: InferenceSet
metadata:
  name: phi
  namespace: search
  annotations:
    kaito-portal.io/request-id: r-1
    kaito.sh/runtime: transformers
    scaledobject.kaito.sh/auto-provision: "true"
    scaledobject.kaito.sh/max-replicas: "5"
    scaledobject.kaito.sh/metricName: vllm:x
    scaledobject.kaito.sh/threshold: "10"
spec:
  labelSelector:
    matchLabels:
      apps: phi
  template:
    metadata:
      annotations:
        kaito.sh/runtime: transformers
    inference:
      preset:
        name: microsoft/phi-4
`);
  });

  it.each([
    [{ replicas: -1 }, /^`replicas` is not a whole number/],
    [{ replicas: 1.5 }, /of at least 0/],
    [{ autoscaling: { maxReplicas: 0 } }, /at least 1/],
    [{ autoscaling: { maxReplicas: 2, threshold: 0 } }, /above 0/],
    [{ autoscaling: { maxReplicas: 2, threshold: NaN } }, /above 0/],
  ])('refuses %j', (wrong, message) => {
    expect(() => renderInferenceSet({ ...input, ...wrong })).toThrow(message);
  });

  it('has the right shape, survives YAML and makes Workspaces KAITO admits', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            model: fc.constantFrom(...listModels().map(({ name }) => name)),
            replicas: fc.nat(),
            autoscaling: fc.record({ maxReplicas: fc.integer({ min: 1 }) }),
            modelAccessSecret: fc.constant('hf'),
          },
          { requiredKeys: ['model'] },
        ),
        choice => {
          const set = renderInferenceSet({ ...input, ...choice });
          expect(checkShape('InferenceSet', set)).toEqual([]);
          expect(parseManifests(toYaml(set))[0].object).toEqual(set);
          expect(
            validateWorkspace(child(set), {
              kaitoVersion: '0.12.0',
              provisioner: 'karpenter',
              cloud: 'azure',
              secrets: ['hf'],
            }).filter(({ severity }) => severity === 'rejected'),
          ).toEqual([]);
        },
      ),
    );
  });
});
