import { takeImages } from './ImageFile';
import { literal, PYTHON } from './literals';
import { isCompletion, TOKEN_VARIABLE, type SnippetRequest } from './Snippet';
import { splitParameters } from './splitParameters';

function reader(request: SnippetRequest): string[] {
  const completion = isCompletion(request);
  const tools = Boolean(!completion && request.tools?.length);
  if (!request.stream) {
    return [
      completion
        ? 'print(answer.choices[0].text)'
        : `print(answer.choices[0].message${tools ? '' : '.content'})`,
    ];
  }
  return [
    'for chunk in answer:',
    '    if not chunk.choices:',
    '        continue',
    ...(completion
      ? ['    print(chunk.choices[0].text, end="", flush=True)']
      : [
          '    delta = chunk.choices[0].delta',
          '    print(delta.content or "", end="", flush=True)',
        ]),
    ...(tools
      ? [
          '    for call in delta.tool_calls or []:',
          '        print(call.function.name or "", call.function.arguments or "", end="", flush=True)',
        ]
      : []),
  ];
}

/** The call with OpenAI's Python package. */
export function python(baseUrl: string, request: SnippetRequest): string {
  const { parameters, files } = takeImages(request);
  const { known, others } = splitParameters(parameters);
  const args = [
    ...known.map(
      ([name, value]) => `    ${name}=${literal(value, PYTHON, '    ')},`,
    ),
    ...(others.length
      ? [
          '    # Parameters that the server knows and the package does not.',
          `    extra_body=${literal(
            Object.fromEntries(others),
            PYTHON,
            '    ',
          )},`,
        ]
      : []),
  ];
  return [
    ...(files.length ? ['import base64'] : []),
    'import os',
    '',
    'from openai import OpenAI',
    '',
    'client = OpenAI(',
    `    base_url=${JSON.stringify(baseUrl)},`,
    `    api_key=os.environ["${TOKEN_VARIABLE}"],`,
    ')',
    `answer = client.${
      isCompletion(request) ? 'completions' : 'chat.completions'
    }.create(`,
    ...args,
    ')',
    ...reader(request),
  ].join('\n');
}
