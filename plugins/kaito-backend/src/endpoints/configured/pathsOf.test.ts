import type { EndpointConfig } from './endpointConfig';
import { pathsOf } from './pathsOf';

function urls(entry: Partial<EndpointConfig>) {
  const { url, pathOf } = pathsOf({ id: 'x', ...entry } as EndpointConfig);
  return (call: Parameters<typeof pathOf>[0]) => {
    const path = pathOf(call);
    return path && `${url}${path}`;
  };
}

describe('pathsOf', () => {
  it.each([
    ['https://x.com/v1', 'https://x.com/v1/chat/completions'],
    ['https://x.com/v1/', 'https://x.com/v1/chat/completions'],
    ['https://x.com', 'https://x.com/v1/chat/completions'],
    ['https://x.com/api/llm', 'https://x.com/api/llm/chat/completions'],
    ['https://x.com/phi/v1', 'https://x.com/phi/v1/chat/completions'],
  ])('takes %s for an OpenAI base URL', (url, chat) => {
    expect(urls({ provider: 'openai', url })('chat')).toBe(chat);
    expect(urls({ provider: 'container-apps', url })('chat')).toBe(chat);
  });

  it('has what vLLM has at the root for containers alone', () => {
    const url = 'https://x.com/phi/v1';
    const container = urls({ provider: 'container-instances', url });
    expect(container('health')).toBe('https://x.com/phi/health');
    expect(container('tokenize')).toBe('https://x.com/phi/tokenize');
    expect(container('rerank')).toBe('https://x.com/phi/v1/rerank');
    const openai = urls({ provider: 'openai', url });
    expect(openai('health')).toBeUndefined();
    expect(openai('tokenize')).toBe('https://x.com/phi/tokenize');
  });

  it('puts the deployment of Azure OpenAI into the path of a dated API', () => {
    const azure = urls({
      provider: 'azure-openai',
      url: 'https://r.openai.azure.com/',
      deployment: 'gpt-4o',
      apiVersion: '2024-10-21',
    });
    expect(azure('chat')).toBe(
      'https://r.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
    );
    expect(azure('models')).toBe(
      'https://r.openai.azure.com/openai/models?api-version=2024-10-21',
    );
    expect(azure('transcriptions')).toContain(
      '/openai/deployments/gpt-4o/audio/transcriptions?',
    );
    expect(azure('tokenize')).toBeUndefined();
  });

  it.each([
    [undefined, ''],
    ['preview', '?api-version=preview'],
  ])('leaves it to the body in the undated API (%s)', (apiVersion, query) => {
    for (const url of ['https://r.com', 'https://r.com/openai/v1/']) {
      for (const provider of ['azure-openai', 'azure-ai-foundry'] as const) {
        expect(urls({ provider, url, apiVersion, deployment: 'd' })('chat')) //
          .toBe(`https://r.com/openai/v1/chat/completions${query}`);
      }
    }
  });

  it('knows the model inference API of Azure AI Foundry', () => {
    const foundry = urls({
      provider: 'azure-ai-foundry',
      url: 'https://r.services.ai.azure.com/models',
      apiVersion: '2024-05-01-preview',
    });
    expect(foundry('chat')).toBe(
      'https://r.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview',
    );
    expect(foundry('models')).toContain('/models/info?');
    expect(foundry('responses')).toBeUndefined();
  });

  it('takes an Azure ML endpoint for the container behind it', () => {
    const ml = urls({
      provider: 'azure-ml',
      url: 'https://e.westeurope.inference.ml.azure.com',
    });
    expect(ml('chat')).toBe(
      'https://e.westeurope.inference.ml.azure.com/v1/chat/completions',
    );
  });
});
