import { renderInferenceConfig, renderWorkspace, toYaml } from '..';
import { validateWorkspace } from '../../validation';

const at = { name: 'phi-flags', namespace: 'search' };

describe('renderInferenceConfig', () => {
  const config = renderInferenceConfig({
    ...at,
    vllm: { 'tool-call-parser': 'on', 'max-model-len': 8192 },
    kvCacheCpuMemoryUtilization: 0,
    syncWave: -1,
  });

  it('renders flags in order, before the Workspace', () => {
    expect(toYaml(config)).toBe(`apiVersion: v1
kind: ConfigMap
metadata:
  name: phi-flags
  namespace: search
  annotations:
    argocd.argoproj.io/sync-wave: "-1"
data:
  inference_config.yaml: |
    kv_cache_cpu_memory_utilization: 0
    vllm:
      max-model-len: 8192
      tool-call-parser: "on"
`);
  });

  it('is what KAITO asks of a config (W35)', () => {
    const workspace = renderWorkspace({
      name: 'phi',
      namespace: 'search',
      model: 'phi-4',
      instanceType: 'Standard_NC24ads_A100_v4',
    });
    const using = {
      ...workspace,
      inference: { ...workspace.inference, config: config.metadata.name },
    };
    const w35 = (data: Record<string, string>) =>
      validateWorkspace(using, {
        kaitoVersion: '0.12.0',
        provisioner: 'karpenter',
        configMaps: { [config.metadata.name]: data },
      }).filter(({ rule }) => rule === 'W35');
    expect(w35(config.data)).toEqual([]);
    expect(w35({})).not.toEqual([]);
  });

  it.each([
    [{ '--max-model-len': 1 }, /without `--`/],
    [{ max_model_len: 1 }, /hyphens/],
    [{ 'max-model-len': '8k' }, /tokens/],
    [{ 'max-model-len': 0 }, /tokens/],
    [{ 'gpu-memory-utilization': NaN }, /plain value/],
    [{ 'enable-x': true as unknown as string }, /plain value/],
  ])('refuses %j', (vllm, message) => {
    expect(() =>
      renderInferenceConfig({ ...at, vllm: vllm as Record<string, string> }),
    ).toThrow(message);
  });

  it('refuses a share of memory beyond all of it', () => {
    expect(() =>
      renderInferenceConfig({
        ...at,
        vllm: {},
        kvCacheCpuMemoryUtilization: 2,
      }),
    ).toThrow(/0 to 1/);
  });
});
