import {
  fakePortalHost,
  portalOf,
  tokenFor,
  type FakeOptions,
} from '../__testUtils__/fakePortalHost';
import { listOf } from '../__testUtils__/portalFixtures';
import type { Callback } from '../portal/PortalHost';

const PORTAL = 'https://portal.test';
const AUTH = `${PORTAL}/api/auth`;
const BACK = 'http://127.0.0.1:4711/callback';
const WELL_KNOWN = '/api/auth/.well-known/openid-configuration';
const METADATA = {
  issuer: AUTH,
  authorization_endpoint: `${AUTH}/v1/authorize`,
  token_endpoint: `${AUTH}/v1/token`,
  revocation_endpoint: `${AUTH}/v1/revoke`,
  client_id_metadata_document_supported: true,
  code_challenge_methods_supported: ['S256'],
  scopes_supported: ['openid', 'offline_access'],
};

/** Comes back with a query as soon as somebody waits. */
const browserWith = (query: string): Callback => ({
  url: BACK,
  wait: (accept, signal) =>
    new Promise((resolve, reject) => {
      const given = new URLSearchParams(query);
      signal.addEventListener('abort', () => reject(new Error('Nobody came')));
      if (accept(given)) {
        resolve(given);
      }
    }),
  close: async () => {},
});

/** What 32 bytes of the first random number come to. */
const STATE = Buffer.alloc(32, 1).toString('base64url');
const VERIFIER = Buffer.alloc(32, 2).toString('base64url');

function loginAt(
  answers: Parameters<typeof portalOf>[0],
  options: FakeOptions & { query?: string } = {},
) {
  const portal = portalOf({
    '/api/kaito/clusters': listOf([]),
    ...answers,
  });
  return {
    ...fakePortalHost({
      env: { KAITO_PORTAL_URL: PORTAL },
      fetch: portal.fetch,
      ...options,
      parts: {
        listen: async () =>
          browserWith(options.query ?? `code=c&state=${STATE}`),
        ...options.parts,
      },
    }),
    requests: portal.requests,
  };
}

const tokenAnswer = {
  access_token: tokenFor('user:default/dana', 60),
  token_type: 'Bearer',
  expires_in: 3600,
  refresh_token: 'refresh',
};

describe('kaito-portal login', () => {
  it('asks with a state and a challenge, and shows the verifier with the code', async () => {
    let form = '';
    const { run, requests, signIns } = loginAt(
      {
        [WELL_KNOWN]: METADATA,
        '/api/auth/v1/token': async request => {
          form = await request.text();
          return Response.json(tokenAnswer);
        },
      },
      { stdin: '' },
    );
    const { err, exitCode } = await run('login');
    expect(exitCode).toBe(0);
    const page = new URL(/https:\S+authorize\S+/.exec(err)![0]);
    expect(Object.fromEntries(page.searchParams)).toEqual({
      client_id: `${AUTH}/.well-known/oauth-client/cli.json`,
      redirect_uri: BACK,
      response_type: 'code',
      scope: 'openid offline_access',
      state: STATE,
      // SHA-256 of the verifier.
      code_challenge: 'bB1ju9q0N8VDaMu9iIaohqea2XcpfiZe6_H19fAVM7k',
      code_challenge_method: 'S256',
    });
    expect(page.href).not.toContain(VERIFIER);
    expect(Object.fromEntries(new URLSearchParams(form))).toEqual({
      grant_type: 'authorization_code',
      code: 'c',
      redirect_uri: BACK,
      code_verifier: VERIFIER,
      client_id: `${AUTH}/.well-known/oauth-client/cli.json`,
    });
    expect(requests.at(-1)!.url).toBe(`${PORTAL}/api/kaito/clusters`);
    expect(JSON.parse(signIns()!)).toMatchObject({
      current: PORTAL,
      portals: { [PORTAL]: { renewal: { refreshToken: 'refresh' } } },
    });
    for (const secret of [tokenAnswer.access_token, 'refresh', VERIFIER]) {
      expect(err).not.toContain(secret);
    }
  });

  it.each<[string, object | (() => Response), number, string]>([
    [
      'speaks for another',
      { ...METADATA, token_endpoint: 'https://evil.test/token' },
      3,
      'says that signing in happens at https://evil.test',
    ],
    [
      'names an address in the clear',
      { ...METADATA, issuer: 'http://portal.test/api/auth' },
      3,
      'says that signing in happens at http://portal.test',
    ],
    [
      'is only a page',
      () => new Response('<html>'),
      4,
      'No backend of a portal answers',
    ],
    [
      'sends the caller elsewhere',
      () =>
        new Response(null, {
          status: 302,
          headers: { location: 'https://sso.test' },
        }),
      4,
      'sends the caller elsewhere',
    ],
    [
      'has no way for terminals',
      { ...METADATA, client_id_metadata_document_supported: false },
      3,
      'kaito-portal login --token-stdin',
    ],
    [
      'knows no proof of the client',
      { ...METADATA, code_challenge_methods_supported: ['plain'] },
      3,
      'kaito-portal login --token-stdin',
    ],
  ])('of a portal that %s ends in words', async (_, answer, code, words) => {
    const { run, signIns } = loginAt(
      { [WELL_KNOWN]: answer as object },
      { stdin: '' },
    );
    const { err, exitCode } = await run('login');
    expect([exitCode, err]).toEqual([code, expect.stringContaining(words)]);
    expect(signIns()).toBeUndefined();
  });

  it.each([
    ['nobody lets it in', 'code=c&state=other', 'within five minutes', 3],
    [
      'it is turned away',
      `error=access_denied&error_description=No%1b[2J&state=${STATE}`,
      'did not let this terminal in: No[2J',
      3,
    ],
  ])('ends when %s', async (_, query, words, code) => {
    const { run } = loginAt({ [WELL_KNOWN]: METADATA }, { stdin: '', query });
    const { err, exitCode } = await run('login');
    expect([exitCode, err]).toEqual([code, expect.stringContaining(words)]);
  });

  it('ends on Ctrl-C', async () => {
    const { run } = loginAt(
      { [WELL_KNOWN]: METADATA },
      { query: 'code=c&state=other', replies: [{ ended: 'interrupt' }] },
    );
    expect(await run('login')).toMatchObject({
      exitCode: 130,
      err: expect.stringContaining('Signing in was stopped'),
    });
  });

  it.each<[string, object, number, string]>([
    ['refuses the code', { error: 'invalid_grant' }, 400, 'invalid_grant'],
    ['sends no token', { access_token: '' }, 200, 'is not a token'],
    [
      'sends a token of another kind',
      { ...tokenAnswer, token_type: 'mac' },
      200,
      'is not a token',
    ],
  ])('ends when the portal %s', async (_, body, status, words) => {
    const { run, signIns } = loginAt(
      {
        [WELL_KNOWN]: METADATA,
        '/api/auth/v1/token': () => Response.json(body, { status }),
      },
      { stdin: '' },
    );
    expect((await run('login')).err).toContain(words);
    expect(signIns()).toBeUndefined();
  });

  it('asks a person for the portal and a token, where there is no other way', async () => {
    const token = tokenFor('user:default/dana', 30);
    const { run, asked, signIns } = loginAt(
      {},
      { env: {}, replies: ['portal.test', token] },
    );
    const { err, exitCode } = await run('login');
    expect(asked).toEqual(['Address of the portal: ', 'Token (not shown): ']);
    expect(err).toContain('as user:default/dana; the sign-in ends in 30 min');
    expect([exitCode, err.includes(token)]).toEqual([0, false]);
    expect(JSON.parse(signIns()!).portals[PORTAL].accessToken).toBe(token);
  });

  it.each([
    ['', 2, 'There is no token on standard input'],
    ['two words', 2, 'That is not a token'],
    [tokenFor('user:default/dana', -5), 3, 'The token ended 5 min ago'],
  ])('does not take %j for a token', async (stdin, code, words) => {
    const { run } = loginAt({}, { stdin });
    const { err, exitCode } = await run('login --token-stdin');
    expect([exitCode, err]).toEqual([code, expect.stringContaining(words)]);
  });

  it('needs to know the portal, and an address that is safe', async () => {
    const { run } = loginAt({}, { env: {}, stdin: 'x' });
    expect(await run('login --token-stdin')).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('not known which portal'),
    });
    expect(
      await run('login --portal http://portal.test --token-stdin'),
    ).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining("'--portal': 'http://portal.test' is not"),
    });
  });
});

describe('several portals', () => {
  it('are kept side by side; the last one signed in to is meant', async () => {
    const { run, signIns } = loginAt(
      { '/api/kaito/endpoints': listOf([]) },
      { env: {}, stdin: tokenFor('user:default/dana', 60) },
    );
    await run('login --portal one.test --token-stdin');
    await run('login --portal two.test --token-stdin');
    const kept = () => JSON.parse(signIns()!);
    expect(kept().current).toBe('https://two.test');
    expect((await run('endpoints --portal one.test')).exitCode).toBe(0);
    expect((await run('logout')).err).toBe('Signed out of https://two.test\n');
    expect(kept().current).toBe('https://one.test');
    expect((await run('logout --all')).exitCode).toBe(0);
    expect(kept()).toEqual({ version: 1, current: null, portals: {} });
    expect(await run('endpoints')).toMatchObject({ exitCode: 2 });
    expect(await run('logout --all')).toMatchObject({
      exitCode: 1,
      err: 'You are not signed in\n',
    });
  });

  it('are not read from a file of something else', async () => {
    const { run } = loginAt({}, { signIns: '{"version":2}' });
    expect(await run('endpoints')).toMatchObject({
      exitCode: 3,
      err: expect.stringContaining('Delete it and sign in again'),
    });
  });

  it('are signed out of here also when the portal cannot be told', async () => {
    const renewal = {
      refreshToken: 'refresh',
      tokenUrl: `${AUTH}/v1/token`,
      revokeUrl: `${AUTH}/v1/revoke`,
      clientId: 'cli',
      clientSecret: null,
    };
    const { run, signIns } = loginAt(
      { '/api/auth/v1/revoke': () => new Response('', { status: 500 }) },
      {
        signIns: JSON.stringify({
          version: 1,
          current: PORTAL,
          portals: {
            [PORTAL]: { accessToken: 'a', expiresAt: null, renewal },
          },
        }),
      },
    );
    expect((await run('logout')).err).toContain(
      'the portal could not be told: it answered 500',
    );
    expect(JSON.parse(signIns()!).portals).toEqual({});
  });
});
