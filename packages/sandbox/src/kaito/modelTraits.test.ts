import type { ApiObject } from '../cluster/ApiObject';
import { traitsOfPod } from './modelTraits';
import { podSpec } from './objects/pod';

function podOf(
  preset: string,
  more: { annotations?: Record<string, string>; config?: string } = {},
): ApiObject {
  const metadata = { name: 'w', namespace: 'search' };
  const workspace = {
    apiVersion: 'kaito.sh/v1beta1',
    kind: 'Workspace',
    metadata: { ...metadata, annotations: more.annotations },
    inference: { preset: { name: preset }, config: more.config },
  } as unknown as ApiObject;
  const spec = podSpec(workspace, { gpus: {}, nodes: 1, gpusPerNode: 1 });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata,
    spec,
  } as unknown as ApiObject;
}

function traits(pod: ApiObject, configured?: string) {
  const map = { data: { 'inference_config.yaml': configured } };
  return traitsOfPod({ get: () => map as never }, pod);
}

describe('traitsOfPod', () => {
  it('are those KAITO starts the preset with', () => {
    expect(traits(podOf('phi-4'))).toEqual({
      runtime: 'vllm',
      task: 'generate',
      tools: false,
      reasoning: false,
      images: false,
    });
    expect(traits(podOf('qwen2.5-coder-32b-instruct'))).toMatchObject({
      tools: true,
      images: false,
    });
    expect(traits(podOf('google/gemma-3-27b-it'))).toMatchObject({
      images: true,
    });
    expect(traits(podOf('gpt-oss-20b'))).toMatchObject({ reasoning: true });
  });

  it('are what a mounted configuration makes of them', () => {
    const pod = podOf('phi-4', { config: 'mine' });
    const flags = 'vllm:\n  tool-call-parser: phi4_mini_json\n';
    expect(traits(pod, flags)).toMatchObject({ tools: true });
    expect(traits(pod, ': [')).toMatchObject({ tools: false });
    // What is not mounted is not read.
    expect(traits(podOf('phi-4'), flags)).toMatchObject({ tools: false });
  });

  it('are fewer on transformers, and none of a container of one’s own', () => {
    const annotations = { 'kaito.sh/runtime': 'transformers' };
    expect(
      traits(podOf('qwen2.5-coder-32b-instruct', { annotations })),
    ).toMatchObject({ runtime: 'transformers', tools: false });
    const own = { metadata: { name: 'w' }, spec: { containers: [{}] } };
    expect(traits(own as unknown as ApiObject)).toBeUndefined();
  });
});
