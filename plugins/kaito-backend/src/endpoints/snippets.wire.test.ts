import { execFile, spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
} from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  endpointSnippets,
  type SnippetId,
  type SnippetRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/snippets';
import { DANA, useGateway } from './__testUtils__/useGateway';
import { vllmStandIn } from './__testUtils__/vllmStandIn';

const runs = (command: string, ...args: string[]) =>
  spawnSync(command, args).status === 0;
const describeIf = (condition: boolean) =>
  condition ? describe : describe.skip;
const hasCurl = runs('curl', '--version');
const hasPython = runs('python3', '--version');
const hasPackage = (name: string) => runs('python3', '-c', `import ${name}`);

const picture = Buffer.alloc(3000, 7);
const request: SnippetRequest = {
  model: 'phi-4',
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: `It's "ok"; $(exit 3) \`id\` \\ \n % é🙂` },
        {
          type: 'image_url',
          image_url: {
            url: `data:image/png;base64,${picture.toString('base64')}`,
          },
        },
      ],
    },
  ],
  temperature: 0.5,
  top_k: 3,
  max_tokens: 9,
  stop: ["'", '"'],
  seed: 7,
  response_format: {
    type: 'json_schema',
    json_schema: { name: 'a', schema: { type: 'object', required: [] } },
  },
  tools: [
    {
      type: 'function',
      function: { name: 'weather', parameters: { type: 'object' } },
    },
  ],
  tool_choice: 'auto',
};
const streamed = {
  ...request,
  stream: true,
  stream_options: { include_usage: true },
};
const completion = { model: 'phi-4', prompt: `It's $x`, max_tokens: 3 };
const REQUESTS: [string, SnippetRequest][] = [
  ['a chat', request],
  ['a streamed chat', streamed],
  ['a completion', completion],
  ['a streamed completion', { ...completion, stream: true }],
];

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** Answers like OpenAI and keeps what it was asked. */
function startRecorder(received: Received[]): Promise<Server> {
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', chunk => chunks.push(chunk));
    req.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      received.push({ path: req.url ?? '', headers: req.headers, body });
      const piece = { index: 0, finish_reason: 'stop', text: 'Hello there' };
      const message = { role: 'assistant', content: 'Hello there' };
      const answer = {
        id: '1',
        created: 1,
        model: 'phi-4',
        object: body.stream ? 'chat.completion.chunk' : 'chat.completion',
        choices: [{ ...piece, message, delta: message }],
      };
      res.setHeader(
        'content-type',
        body.stream ? 'text/event-stream' : 'application/json',
      );
      res.end(
        body.stream
          ? `data: ${JSON.stringify(answer)}\n\ndata: [DONE]\n\n`
          : JSON.stringify(answer),
      );
    });
  });
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

describe('snippets, run as they are', () => {
  const received: Received[] = [];
  let server: Server;
  let directory: string;

  beforeAll(async () => {
    server = await startRecorder(received);
    directory = mkdtempSync(join(tmpdir(), 'snippets-'));
    mkdirSync(join(directory, 'node_modules'));
    symlinkSync(
      dirname(require.resolve('openai')),
      join(directory, 'node_modules', 'openai'),
    );
    writeFileSync(join(directory, 'image-1.png'), picture);
  });
  beforeEach(() => {
    received.length = 0;
  });
  afterAll(async () => {
    rmSync(directory, { recursive: true });
    await new Promise(resolve => server.close(resolve));
  });

  const local = () =>
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function code(
    id: SnippetId,
    body: SnippetRequest,
    baseUrl = `${local()}/v1`,
  ) {
    const address = { cluster: 'c1', inClusterUrl: local() };
    const all = endpointSnippets({ baseUrl, request: body }, address);
    return all.find(snippet => snippet.id === id)?.code ?? '';
  }

  /** What a program prints; rejects with what it complains of. */
  function run(
    command: string,
    args: string[],
    token = 'a token',
  ): Promise<string> {
    return new Promise((resolve, reject) => {
      const env = { PATH: process.env.PATH, KAITO_PORTAL_TOKEN: token };
      execFile(
        command,
        args,
        { cwd: directory, env, timeout: 60_000 },
        (error, stdout, stderr) =>
          error || stderr
            ? reject(new Error(`${error?.message}\n${stderr}`))
            : resolve(stdout),
      );
    });
  }

  const shell = (text: string, token?: string) =>
    run('sh', ['-euc', text], token);

  function file(name: string, text: string): string {
    writeFileSync(join(directory, name), text);
    return name;
  }

  const expectReceived = (body: SnippetRequest, token: string | undefined) => {
    expect(received).toHaveLength(1);
    const [{ path, headers, body: got }] = received;
    expect(path).toBe(
      'prompt' in body ? '/v1/completions' : '/v1/chat/completions',
    );
    expect(headers.authorization).toBe(token);
    expect(got).toEqual(body);
  };

  it.each(REQUESTS)('JavaScript sends %s', async (_what, body) => {
    const script = file('call.mjs', code('javascript', body));
    expect(await run(process.execPath, [script])).toContain('Hello there');
    expectReceived(body, 'Bearer a token');
  });

  describeIf(hasCurl)('where there is curl', () => {
    it.each(REQUESTS)('sends %s', async (_what, body) => {
      expect(await shell(code('curl', body))).toContain('Hello there');
      expectReceived(body, 'Bearer a token');
    });

    it('the call within a cluster carries no token', async () => {
      expect(await shell(code('in-cluster', request))).toContain('Hello there');
      expectReceived(request, undefined);
    });
  });

  describeIf(hasPython)('where there is Python', () => {
    it.each(REQUESTS)('reads the code of %s', async (_what, body) => {
      for (const id of ['python', 'langchain'] as const) {
        const script = file(`${id}.py`, code(id, body));
        const parse = `import ast, sys; ast.parse(open(sys.argv[1], encoding="utf-8").read())`;
        expect(await run('python3', ['-c', parse, script])).toBe('');
      }
    });
  });

  describeIf(hasPackage('openai'))('where there is its openai', () => {
    it.each(REQUESTS)('sends %s', async (_what, body) => {
      const script = file('call.py', code('python', body));
      expect(await run('python3', [script])).toContain('Hello there');
      expectReceived(body, 'Bearer a token');
    });
  });

  describeIf(hasPackage('langchain_openai'))('where there is LangChain', () => {
    it.each(REQUESTS)('sends %s', async (_what, body) => {
      const script = file('chain.py', code('langchain', body));
      expect(await run('python3', [script])).toContain('Hello there');
      const { stream_options: _, ...sent } = body;
      expect(received[0].body).toMatchObject(sent);
    });
  });

  it('the environment is what the official client reads by itself', async () => {
    const script = file(
      'plain.mjs',
      `import OpenAI from 'openai';
       const answer = await new OpenAI().chat.completions.create({ model: 'phi-4', messages: [] });
       console.log(answer.choices[0].message.content);`,
    );
    const environment = code('environment', request);
    expect(await shell(`${environment}\n'${process.execPath}' ${script}`)).toBe(
      'Hello there\n',
    );
    expect(received[0].headers.authorization).toBe('Bearer a token');
  });

  describe('through the gateway', () => {
    const bench = useGateway();
    const plain = {
      model: 'phi-4',
      messages: [{ role: 'user' as const, content: `It's me` }],
      stream: true,
    };

    const languages: SnippetId[] = hasCurl
      ? ['curl', 'javascript']
      : ['javascript'];

    it.each(languages)('%s is answered', async id => {
      await bench.startUpstream(vllmStandIn());
      const gateway = await bench.startGateway();
      const text = code(id, plain, gateway.openAiUrl());
      const token = DANA.replace('Bearer ', '');
      const printed =
        id === 'curl'
          ? await shell(text, token)
          : await run(process.execPath, [file('call.mjs', text)], token);
      expect(printed).toContain('Hello');
    });
  });
});
