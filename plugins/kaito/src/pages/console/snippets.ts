import type { ChatRequest } from '@kaito-portal/backstage-plugin-kaito-common/api';

/** A call of the endpoint in one language. */
export interface Snippet {
  id: 'curl' | 'javascript' | 'python';
  title: string;
  code: string;
}

/** OpenAI base URL (ending in `/v1`) of an endpoint inside its cluster. */
export function openAiBaseUrl(inClusterUrl: string): string {
  const trimmed = inClusterUrl.replace(/\/+$/, '');
  return trimmed.endsWith('/v1') ? trimmed : `${trimmed}/v1`;
}

const shellQuote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function indent(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}

function curl(baseUrl: string, request: ChatRequest): string {
  return [
    `curl -N ${shellQuote(`${baseUrl}/chat/completions`)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shellQuote(JSON.stringify(request, null, 2))}`,
  ].join('\n');
}

function javascript(baseUrl: string, request: ChatRequest): string {
  return `const response = await fetch(${JSON.stringify(
    `${baseUrl}/chat/completions`,
  )}, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(${indent(JSON.stringify(request, null, 2), '  ')}),
});
if (!response.ok) {
  throw new Error(\`\${response.status} \${await response.text()}\`);
}
const decoder = new TextDecoder();
for await (const chunk of response.body) {
  process.stdout.write(decoder.decode(chunk, { stream: true }));
}`;
}

// JSON strings, numbers, lists and objects are Python literals as they are; a
// request holds nothing else once `stream` is out of it.
function python(baseUrl: string, request: ChatRequest): string {
  const { stream_options: _, stream: __, ...rest } = request;
  const args = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        `    ${name}=${indent(JSON.stringify(value, null, 2), '    ')},`,
    );
  return [
    'from openai import OpenAI',
    '',
    '# The model asks for no key; the client wants one set.',
    `client = OpenAI(base_url=${JSON.stringify(baseUrl)}, api_key="none")`,
    'stream = client.chat.completions.create(',
    ...args,
    '    stream=True,',
    ')',
    'for chunk in stream:',
    '    if chunk.choices and chunk.choices[0].delta.content:',
    '        print(chunk.choices[0].delta.content, end="", flush=True)',
  ].join('\n');
}

/** The same call as code, to be run inside the cluster. */
export function chatSnippets(
  inClusterUrl: string,
  request: ChatRequest,
): Snippet[] {
  const baseUrl = openAiBaseUrl(inClusterUrl);
  return [
    { id: 'curl', title: 'curl', code: curl(baseUrl, request) },
    {
      id: 'javascript',
      title: 'JavaScript',
      code: javascript(baseUrl, request),
    },
    { id: 'python', title: 'Python', code: python(baseUrl, request) },
  ];
}
