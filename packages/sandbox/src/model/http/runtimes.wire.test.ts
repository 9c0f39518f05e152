import { user, useModelServer } from './__testUtils__/useModelServer';

describe('runtimes', () => {
  const model = useModelServer();

  it('vLLM lists adapters under their model, and answers as them', async () => {
    const served = 'phi-4,support,legal;vllm;generate';
    const { data } = (await (
      await model.get('/v1/models', served)
    ).json()) as any;
    expect(data).toMatchObject([
      { id: 'phi-4', parent: null },
      { id: 'support', parent: 'phi-4', root: '/mnt/adapter/support' },
      { id: 'legal', parent: 'phi-4' },
    ]);
    const answer = await model.post(
      '/v1/chat/completions',
      { ...user('Hi'), model: 'legal' },
      served,
    );
    expect(answer.model).toBe('legal');
    expect(await (await model.get('/version', served)).json()).toEqual({
      version: expect.stringMatching(/^0\.2/),
    });
  });

  it('transformers answers less, and its metrics are JSON that claims no GPU', async () => {
    const served = 'phi-4,merged;transformers;generate';
    const json = async (path: string) =>
      (await (await model.get(path, served)).json()) as any;
    expect(await json('/health')).toEqual({ status: 'Healthy' });
    expect(await json('/metrics')).toMatchObject({
      gpu_info: null,
      cpu_info: { total_cores: expect.any(Number) },
    });
    expect((await json('/v1/models')).data.map((m: any) => m.id)).toEqual([
      'phi-4',
    ]);
    const { choices } = await model.post(
      '/v1/chat/completions',
      user('What is a Workspace?'),
      served,
    );
    expect(choices[0].message.content).toContain('statistical');
    expect(
      (await model.post('/v1/responses', { input: 'Hi' }, served)).status,
    ).toBe('completed');
    for (const path of ['/v1/completions', '/tokenize', '/v1/embeddings']) {
      expect((await model.send(path, {}, served)).status).toBe(404);
    }
  });
});
