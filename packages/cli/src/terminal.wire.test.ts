import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tokenFor } from './__testUtils__/fakePortalHost';
import {
  aWorkload,
  anEndpoint,
  endpointList,
  listOf,
  workloadList,
} from './__testUtils__/portalFixtures';

jest.setTimeout(120_000);

const PROGRAMME = join(__dirname, '..', 'bin', 'kaito-portal');
const PLAYER = join(__dirname, '__testUtils__', 'play_in_terminal.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'kaito-portal-'));

/** A portal in outline, which answers what a test of the real programme asks. */
describe('the programme itself', () => {
  let server: Server;
  let env: Record<string, string>;
  /** What was asked last, and whether whoever asked has left. */
  let left: Promise<unknown>;
  let changes: ServerResponse | undefined;

  function answer(response: ServerResponse, text: string) {
    const event = (delta: object, reason: string | null) =>
      `data: ${JSON.stringify({
        choices: [{ delta, finish_reason: reason }],
      })}\n\n`;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (text === 'for ever') {
      left = once(response, 'close');
      response.write(event({ content: 'And so on' }, null));
      return;
    }
    response.write(event({ content: `You said: ${text}\u001b[2J` }, null));
    response.end(`${event({}, 'stop')}data: [DONE]\n\n`);
  }

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) {
        body += chunk;
      }
      const json = (value: object) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(value));
      };
      switch (decodeURIComponent(request.url!)) {
        case '/api/kaito/endpoints':
          json(endpointList([anEndpoint()]));
          break;
        case '/api/kaito/endpoints/prod~search~phi-4/v1/chat/completions':
          answer(response, JSON.parse(body).messages.at(-1).content);
          break;
        case '/api/kaito/workloads':
          json(workloadList([aWorkload('phi-4')]));
          break;
        case '/api/kaito/attention':
          json(listOf([]));
          break;
        case '/api/kaito/changes':
          changes = response;
          response.writeHead(200, { 'content-type': 'text/event-stream' });
          response.write('id: a.1\ndata: {"type":"ready","resumed":false}\n\n');
          break;
        case '/api/kaito/clusters':
          json(listOf([]));
          break;
        default:
          response.statusCode = 404;
          json({ error: { name: 'NotFoundError', message: 'Nothing here' } });
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    env = {
      ...(process.env as Record<string, string>),
      XDG_CONFIG_HOME: folder,
      KAITO_PORTAL_URL: `http://127.0.0.1:${
        (server.address() as AddressInfo).port
      }`,
      KAITO_PORTAL_TOKEN: tokenFor('user:default/dana', 60, Date.now()),
      TERM: 'xterm',
    };
    delete env.NO_COLOR;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  async function play(steps: [string, string][], args: string[]) {
    const { stdout } = await promisify(execFile)(
      'python3',
      [PLAYER, JSON.stringify(steps), process.execPath, PROGRAMME, ...args],
      { env },
    );
    return JSON.parse(stdout) as {
      exit: number;
      screen: string;
      missed: string | null;
    };
  }

  it('answers a pipe with the answer alone', async () => {
    const child = spawn(process.execPath, [PROGRAMME, 'chat', 'phi'], { env });
    child.stdin.end('hi');
    let out = '';
    let err = '';
    child.stdout.on('data', data => {
      out += data;
    });
    child.stderr.on('data', data => {
      err += data;
    });
    const [exit] = await once(child, 'close');
    expect({ out, err, exit }).toEqual({
      out: 'You said: hi[2J\n',
      err: '',
      exit: 0,
    });
  });

  // Where there is no Python, nobody can sit at a terminal here.
  (hasPython ? describe : describe.skip)('in a terminal', () => {
    it('talks, stops an answer on Ctrl-C, and ends on the second', async () => {
      const { exit, screen, missed } = await play(
        [
          ['expect', '> '],
          ['type', 'hi\r'],
          ['expect', 'You said: hi[2J'],
          ['expect', '> '],
          // A paste of two lines is one question, once it is sent.
          ['type', 'one\rtwo'],
          ['type', '\r'],
          ['expect', 'You said: one\r\ntwo'],
          ['expect', '> '],
          ['type', '/stats off\r'],
          ['expect', 'no answer'],
          ['expect', '> '],
          ['type', 'for ever\r'],
          ['expect', 'And so on'],
          ['type', '\u0003'],
          ['expect', 'Stopped'],
          ['expect', '> '],
          ['type', '\u0003'],
        ],
        ['chat', 'phi'],
      );
      expect([missed, exit]).toEqual([null, 130]);
      expect(screen).toContain('\u001b[32m> \u001b[0m');
      // Neither another screen nor what the model sent.
      expect(screen).not.toContain('\u001b[?1049h');
      expect(screen).not.toContain('\u001b[2J');
      await left;
    });

    it('does not show a token that is pasted', async () => {
      const token = tokenFor('user:default/kim', 60, Date.now());
      const { exit, screen, missed } = await play(
        [
          ['expect', 'Token (not shown): '],
          ['type', `${token}\r`],
          ['expect', 'as user:default/kim; the sign-in ends in 59 min'],
        ],
        ['login'],
      );
      expect([missed, exit]).toEqual([null, 0]);
      expect(screen).not.toContain(token.slice(0, 12));
    });

    it('follows the fleet in place, and gives the terminal back', async () => {
      const told = (async () => {
        while (!changes) {
          await new Promise(resolve => setTimeout(resolve, 50));
        }
        const workload = aWorkload('bert', {
          name: 'Failed',
          severity: 'error',
          message: 'Out of memory',
        });
        changes.write(
          `id: a.2\ndata: ${JSON.stringify({
            type: 'upserted',
            workload,
          })}\n\n`,
        );
      })();
      const { exit, screen, missed } = await play(
        [
          ['expect', 'live since '],
          ['expect', 'x prod/search/bert'],
          ['expect', 'Out of memory'],
          ['type', '\u0003'],
        ],
        ['status', '--watch'],
      );
      await told;
      expect([missed, exit]).toEqual([null, 0]);
      for (const mode of ['25', '7']) {
        expect(screen.lastIndexOf(`\u001b[?${mode}h`)).toBeGreaterThan(
          screen.lastIndexOf(`\u001b[?${mode}l`),
        );
      }
      expect(screen).not.toContain('\u001b[?1049h');
    });
  });
});
