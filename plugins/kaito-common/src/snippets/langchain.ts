import { takeImages, type WithFiles } from './ImageFile';
import { literal, PYTHON } from './literals';
import { isCompletion, TOKEN_VARIABLE, type SnippetRequest } from './Snippet';

/** Parameters that LangChain's models have as fields of their own. */
const FIELDS = new Set([
  'model',
  'temperature',
  'top_p',
  'seed',
  'stop',
  'presence_penalty',
  'frequency_penalty',
  'logprobs',
  'top_logprobs',
]);
/** What is bound to the call, as LangChain passes it on. */
const BOUND = new Set(['tools', 'tool_choice', 'response_format']);
/** What LangChain says by itself, or by the method that is called. */
const ITS_OWN = new Set(['messages', 'prompt', 'stream', 'stream_options']);

const keywords = (entries: [string, WithFiles][]) =>
  entries.map(
    ([name, value]) => `    ${name}=${literal(value, PYTHON, '    ')},`,
  );

function lastLines(request: SnippetRequest, input: string): string[] {
  const text = isCompletion(request) ? 'part' : 'part.content';
  return request.stream
    ? [
        `for part in model.stream(${input}):`,
        `    print(${text}, end="", flush=True)`,
      ]
    : [`print(model.invoke(${input}))`];
}

/** The call with LangChain's Python package. */
export function langchain(baseUrl: string, request: SnippetRequest): string {
  const { parameters, files } = takeImages(request);
  const completion = isCompletion(request);
  const set = Object.entries(parameters).filter(
    ([name, value]) => value !== undefined && !ITS_OWN.has(name),
  );
  const bound = set.filter(([name]) => BOUND.has(name));
  // ChatOpenAI renames max_tokens to a name that few servers but OpenAI's know.
  const isField = (name: string) =>
    FIELDS.has(name) || (completion && name === 'max_tokens');
  const extra = set.filter(([name]) => !BOUND.has(name) && !isField(name));
  const className = completion ? 'OpenAI' : 'ChatOpenAI';
  const input = literal(
    completion ? request.prompt : parameters.messages,
    PYTHON,
  );
  return [
    ...(files.length ? ['import base64'] : []),
    'import os',
    '',
    `from langchain_openai import ${className}`,
    '',
    ...(completion
      ? [
          '# Where temperature or max_tokens is not set here, LangChain sends values of its own.',
        ]
      : []),
    `model = ${className}(`,
    `    base_url=${JSON.stringify(baseUrl)},`,
    `    api_key=os.environ["${TOKEN_VARIABLE}"],`,
    ...keywords(set.filter(([name]) => isField(name))),
    ...(extra.length
      ? keywords([['extra_body', Object.fromEntries(extra)]])
      : []),
    ')',
    ...(bound.length ? ['model = model.bind(', ...keywords(bound), ')'] : []),
    ...lastLines(request, input),
  ].join('\n');
}
