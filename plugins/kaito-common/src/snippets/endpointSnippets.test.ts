import { completionRequest, fullRequest } from './__testUtils__/requests';
import { openAiBaseUrl, serviceOf } from './cluster';
import { endpointSnippets } from './endpointSnippets';
import type { SnippetId, SnippetRequest } from './Snippet';

const baseUrl = 'https://portal.example.com/api/kaito/endpoints/c1~ai~phi/v1';
const address = {
  cluster: 'c1',
  inClusterUrl: 'http://phi.ai.svc.cluster.local/v1',
};
const snippets = (
  request: SnippetRequest = fullRequest,
  at: typeof address | null = address,
) => endpointSnippets({ baseUrl, request }, at);
const code = (id: SnippetId, request?: SnippetRequest) =>
  snippets(request).find(snippet => snippet.id === id)?.code ?? '';

it('has one for every language and way', () => {
  expect(snippets().map(({ id }) => id)).toEqual([
    'curl',
    'python',
    'javascript',
    'langchain',
    'environment',
    'in-cluster',
    'port-forward',
  ]);
});

it('goes through the gateway alone for what is hosted elsewhere', () => {
  const ids = snippets(fullRequest, null).map(({ id }) => id);
  expect(ids).toEqual([
    'curl',
    'python',
    'javascript',
    'langchain',
    'environment',
  ]);
  snippets(fullRequest, null).forEach(snippet =>
    expect(snippet.code).toContain(baseUrl),
  );
});

it('takes the token from the environment, and sends it to the gateway only', () => {
  snippets().forEach(snippet => {
    const around = ['in-cluster', 'port-forward'].includes(snippet.id);
    expect(snippet.code.includes('KAITO_PORTAL_TOKEN')).toBe(!around);
  });
});

it('calls completions for a prompt', () => {
  expect(code('curl', completionRequest)).toContain(`${baseUrl}/completions'`);
  expect(code('python', completionRequest)).toContain(
    'client.completions.create(',
  );
  expect(code('javascript', completionRequest)).toContain(
    'client.completions.create(',
  );
  expect(code('langchain', completionRequest)).toContain('import OpenAI\n');
});

it('hands parameters that are not OpenAI’s over as extra', () => {
  expect(code('python')).toContain('extra_body={\n      "top_k": 40,\n    }');
  expect(code('langchain')).toContain(
    'extra_body={\n      "top_k": 40,\n      "max_tokens": 64,\n    }',
  );
});

it('binds tools and the form of the answer in LangChain', () => {
  const [, bound] = code('langchain').split('model.bind(');
  ['tools=', 'tool_choice="auto"', 'response_format='].forEach(part =>
    expect(bound).toContain(part),
  );
});

it('reads long pictures from files', () => {
  const url = `data:image/jpeg;base64,${'A'.repeat(2000)}`;
  const request = {
    model: 'phi',
    messages: [
      {
        role: 'user' as const,
        content: [{ type: 'image_url' as const, image_url: { url } }],
      },
    ],
  };
  snippets(request)
    .filter(({ id }) => id !== 'environment')
    .forEach(snippet => {
      expect(snippet.code).toContain('image-1.jpeg');
      expect(snippet.code).not.toContain('AAAA');
    });
});

it.each([
  ['http://phi.ai', 'http://phi.ai/v1'],
  ['http://phi.ai/', 'http://phi.ai/v1'],
  ['http://phi.ai/v1', 'http://phi.ai/v1'],
  ['http://phi.ai/v1/', 'http://phi.ai/v1'],
])('finds the OpenAI base of %s', (url, base) => {
  expect(openAiBaseUrl(url)).toBe(base);
});

it.each([
  [
    'http://phi.ai.svc.cluster.local/v1',
    { name: 'phi', namespace: 'ai', port: 80 },
  ],
  ['http://phi.ai.svc:5000', { name: 'phi', namespace: 'ai', port: 5000 }],
  ['http://phi.ai', { name: 'phi', namespace: 'ai', port: 80 }],
  ['https://api.example.com/v1', null],
  ['http://-n.-x.svc/v1', null],
  ["http://phi';id.ai.svc/v1", null],
])('finds the Service of %s', (url, service) => {
  expect(serviceOf(url)).toEqual(service);
});

it('forwards a port of the Service', () => {
  expect(code('port-forward')).toContain(
    '\nkubectl -n ai port-forward service/phi 8000:80\n',
  );
  expect(code('port-forward')).toContain(
    "'http://127.0.0.1:8000/v1/chat/completions'",
  );
});

it('lets no name of a cluster out of its comment', () => {
  const hostile = { ...address, cluster: 'c1\nrm -rf /\r#' };
  snippets(fullRequest, hostile).forEach(snippet =>
    expect(snippet.code).not.toMatch(/^rm/m),
  );
});
