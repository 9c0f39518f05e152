import { takeImages } from './ImageFile';
import { JAVASCRIPT, literal } from './literals';
import { isCompletion, TOKEN_VARIABLE, type SnippetRequest } from './Snippet';

/** What is imported, and the module it comes from. */
type Import = [what: string, module: string];

const PACKAGE: Import = ['OpenAI', 'openai'];
/** For pictures, which are read from files. */
const FILES: Import = ['{ readFileSync }', 'node:fs'];

const importLine = ([what, module]: Import) =>
  `import ${what} from '${module}';`;

function reader(request: SnippetRequest): string[] {
  const completion = isCompletion(request);
  if (!request.stream) {
    return [
      `console.log(answer.choices[0].${completion ? 'text' : 'message'});`,
    ];
  }
  if (completion) {
    return [
      'for await (const chunk of answer) {',
      `  process.stdout.write(chunk.choices[0]?.text ?? '');`,
      '}',
    ];
  }
  return [
    'for await (const chunk of answer) {',
    '  const delta = chunk.choices[0]?.delta;',
    `  process.stdout.write(delta?.content ?? '');`,
    ...(request.tools?.length
      ? [
          '  for (const { function: call } of delta?.tool_calls ?? []) {',
          `    process.stdout.write(\`\${call?.name ?? ''} \${call?.arguments ?? ''}\`);`,
          '  }',
        ]
      : []),
    '}',
  ];
}

/** The call with OpenAI's JavaScript package, as an ES module. */
export function javascript(baseUrl: string, request: SnippetRequest): string {
  const { parameters, files } = takeImages(request);
  return [
    ...(files.length ? [FILES, PACKAGE] : [PACKAGE]).map(importLine),
    '',
    'const client = new OpenAI({',
    `  baseURL: ${JSON.stringify(baseUrl)},`,
    `  apiKey: process.env.${TOKEN_VARIABLE},`,
    '});',
    `const answer = await client.${
      isCompletion(request) ? 'completions' : 'chat.completions'
    }.create(${literal(parameters, JAVASCRIPT)});`,
    ...reader(request),
  ].join('\n');
}
