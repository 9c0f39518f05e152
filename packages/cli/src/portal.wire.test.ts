import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createNgramEngine,
  startCluster,
  startModelServer,
  type ModelServer,
  type SandboxCluster,
} from '@kaito-portal/sandbox';
import {
  fakePortalHost,
  type FakeOptions,
} from './__testUtils__/fakePortalHost';
import {
  DANA,
  startTestPortal,
  type TestPortal,
} from './__testUtils__/startTestPortal';
import { loopbackCallback } from './portal/node/loopbackCallback';
import { systemClock } from './portal/node/nodePortalHost';
import { privateFile } from './portal/node/privateFile';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'kaito-portal-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A terminal that is a test's, on a machine that is real. */
function terminalAt(portal: TestPortal, options: FakeOptions = {}) {
  const path = join(folder, `${Math.random()}`, 'sign-ins.json');
  return {
    path,
    ...fakePortalHost({
      ...options,
      parts: {
        fetch,
        clock: systemClock,
        listen: loopbackCallback,
        signIns: privateFile(path),
        ...options.parts,
      },
      env: { KAITO_PORTAL_URL: portal.url, ...options.env },
    }),
  };
}

describe('the terminal and a portal', () => {
  let models: ModelServer;
  let cluster: SandboxCluster;
  let portal: TestPortal;
  const nodeEnv = process.env.NODE_ENV;

  beforeAll(async () => {
    // Client documents at http:// addresses are for development only.
    (process.env as Record<string, string>).NODE_ENV = 'development';
    models = await startModelServer({
      engine: createNgramEngine(),
      pace: { tokensPerSecond: 1e6, firstTokenMs: 0 },
    });
    cluster = await startCluster({
      name: 'aks-weu-prod',
      seed: 'prod',
      pace: 100,
      modelServerUrl: models.url,
    });
    portal = await startTestPortal({
      clusters: [cluster],
      auth: {
        clientIdMetadataDocuments: { enabled: true },
        experimentalRefreshToken: {
          enabled: true,
          dangerouslyDisableCatalogPresenceCheck: true,
        },
      },
    });
  });
  afterAll(async () => {
    (process.env as Record<string, string>).NODE_ENV = nodeEnv!;
    await portal?.stop();
    await cluster?.stop();
    await models?.stop();
  });

  it('signs in through the browser, renews itself, and signs out for good', async () => {
    let pages = 0;
    const terminal = terminalAt(portal, {
      stdin: '',
      parts: {
        openBrowser: async page => {
          void portal.browse(page).then(async end => {
            pages = (await fetch(end)).status;
          });
          return true;
        },
      },
    });
    const { err, out, exitCode } = await terminal.run('login');
    expect([exitCode, out]).toEqual([0, '']);
    expect(err).toContain(
      `Signed in to ${portal.url} as ${DANA}; the sign-in renews itself`,
    );
    expect(pages).toBe(200);
    expect(statSync(terminal.path).mode % 0o1000).toBe(0o600);

    const kept = () => JSON.parse(readFileSync(terminal.path, 'utf8'));
    const before = kept().portals[portal.url];
    expect(err).not.toContain(before.accessToken);
    terminal.host.clock = {
      ...systemClock,
      now: () => Date.now() + 3_590_000,
    };
    expect(await terminal.run('whoami')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('group:default/search'),
    });
    const after = kept().portals[portal.url];
    expect(after.renewal.refreshToken).not.toBe(before.renewal.refreshToken);

    expect((await terminal.run('logout')).err).toBe(
      `Signed out of ${portal.url}\n`,
    );
    expect(kept()).toEqual({ version: 1, current: null, portals: {} });
    const again = await fetch(`${portal.url}/api/auth/v1/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: after.renewal.refreshToken,
      }),
    });
    expect(again.status).toBe(400);
  });

  it('takes the address the browser ended at, where the browser is on another machine', async () => {
    let end = Promise.resolve('');
    const terminal = terminalAt(portal, {
      replies: [
        'http://127.0.0.1:1/callback?code=x&state=y',
        async () => ({ line: await end }),
      ],
      parts: {
        openBrowser: async page => {
          end = portal.browse(page);
          return false;
        },
      },
    });
    const { err, exitCode } = await terminal.run('login');
    expect(exitCode).toBe(0);
    expect(err).toContain('Open in a browser');
    expect(err).toContain('That is not the address');
  });

  it('says so when it is not let in', async () => {
    const terminal = terminalAt(portal, {
      stdin: '',
      parts: {
        openBrowser: async page => {
          void portal.browse(page, 'reject').then(end => fetch(end));
          return true;
        },
      },
    });
    const { err, exitCode } = await terminal.run('login');
    expect(exitCode).toBe(3);
    expect(err).toContain('did not let this terminal in: User denied');
  });

  it('signs in with a token, lists, shows and chats', async () => {
    const token = await portal.pageToken();
    const terminal = terminalAt(portal, { stdin: `Bearer ${token}\n` });
    const signedIn = await terminal.run('login --token-stdin');
    expect(signedIn.err).toContain(`as ${DANA}; the sign-in ends in `);

    let ready: { id: string }[] = [];
    for (let tries = 0; tries < 100 && ready.length === 0; tries += 1) {
      const { out } = await terminal.run('endpoints --json --ready');
      ready = JSON.parse(out).items.filter(
        ({ calls, health }: any) =>
          calls.includes('chat') && health.state === 'serving',
      );
      await systemClock.pause(100);
    }
    const list = await terminal.run('endpoints --ready');
    expect(list.out).toMatch(/^ID +MODEL +RUNTIME +STATE +VIA +OWNER +PRICE\n/);
    expect(list.out).toContain(ready[0].id);

    const status = await terminal.run('status --cluster aks-weu-prod');
    // The seeded fleet has deployments that failed.
    expect(status.exitCode).toBe(1);
    expect(status.out).toMatch(/^x aks-weu-prod\/\S+ +Workspace .+\S/m);
    expect(status.out).toMatch(/^\+ aks-weu-prod\/\S+ .+ Ready /m);

    const chat = terminalAt(portal, {
      stdin: 'hi',
      env: { KAITO_PORTAL_TOKEN: token },
    });
    const answer = await chat.run([
      ...['chat', ready[0].id, '--stats', '--max-tokens', '8'],
    ]);
    expect(answer.out.trim()).not.toBe('');
    expect(answer.err).toMatch(/tokens out {2}\d+ \(reported\)/);
    expect([0, 5]).toContain(answer.exitCode);
  });

  it('says so when the portal does not accept the token', async () => {
    const terminal = terminalAt(portal, { stdin: 'nonsense' });
    const { err, exitCode } = await terminal.run('login --token-stdin');
    expect(exitCode).toBe(3);
    expect(err).toContain('does not accept the token');
    expect(err).not.toContain('nonsense');
  });
});

describe('a portal at which terminals register', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await startTestPortal({
      auth: { experimentalDynamicClientRegistration: { enabled: true } },
      clusters: [],
    });
  });
  afterAll(() => portal?.stop());

  it('signs in through the browser', async () => {
    const terminal = terminalAt(portal, {
      stdin: '',
      parts: {
        openBrowser: async page => {
          void portal.browse(page).then(end => fetch(end));
          return true;
        },
      },
    });
    const { err, exitCode } = await terminal.run('login');
    expect([err.includes(`as ${DANA}; the sign-in ends in`), exitCode]).toEqual(
      [true, 0],
    );
  });
});
