import {
  fakePortalHost,
  NOW,
  tokenFor,
} from '../../__testUtils__/fakePortalHost';
import { cleanToken, readToken } from './readToken';
import { SignIns } from './SignIns';
import { TokenSource } from './TokenSource';

const PORTAL = 'https://portal.test';
const MINUTE = 60_000;

function setup(
  minutes: number,
  options: { renews?: boolean; env?: Record<string, string> } = {},
) {
  const answers: (() => Response | Promise<Response>)[] = [];
  const forms: string[] = [];
  const machine = fakePortalHost({
    env: options.env,
    fetch: async (_, init) => {
      forms.push(String(init?.body));
      return answers.shift()!();
    },
  });
  const signIns = new SignIns(machine.host.signIns);
  const accessToken = tokenFor('user:default/dana', minutes);
  const keep = (token: string, refreshToken = 'r1') =>
    signIns.keep(PORTAL, {
      accessToken: token,
      expiresAt: readToken(token).expiresAt,
      renewal: options.renews
        ? {
            refreshToken,
            tokenUrl: `${PORTAL}/api/auth/v1/token`,
            revokeUrl: null,
            clientId: 'cli',
            clientSecret: null,
          }
        : null,
    });
  keep(accessToken);
  return {
    ...machine,
    accessToken,
    answers,
    forms,
    keep,
    signInsOf: signIns,
    source: new TokenSource(PORTAL, machine.host, signIns),
  };
}

const fresh = (minutes: number, refresh?: string) => () =>
  Response.json({
    access_token: tokenFor('user:default/dana', minutes),
    token_type: 'Bearer',
    expires_in: 3600,
    refresh_token: refresh,
  });

describe('a token that does not renew itself', () => {
  it('is given, and told of once when it ends within ten minutes', async () => {
    const { source, accessToken, written, pass } = setup(30);
    expect(await source.token()).toBe(accessToken);
    expect(written.err).toBe('');
    pass(21 * MINUTE);
    await source.token();
    await source.token();
    expect(written.err).toBe(
      `Your sign-in ends in 9 min. Sign in: kaito-portal login --portal ${PORTAL}\n`,
    );
  });

  it('is not given after its end', async () => {
    const { source, pass } = setup(30);
    pass(31 * MINUTE);
    await expect(source.token()).rejects.toMatchObject({
      message: `Your sign-in to ${PORTAL} ended 1 min ago`,
      exitCode: 3,
      nextStep: `Sign in: kaito-portal login --portal ${PORTAL}`,
    });
  });

  it('comes from the environment where there is one, and is told of in its terms', async () => {
    const given = tokenFor('user:default/kim', -1);
    const { source } = setup(30, { env: { KAITO_PORTAL_TOKEN: given } });
    expect(source.origin).toBe('environment');
    await expect(source.token()).rejects.toMatchObject({
      nextStep: 'Set KAITO_PORTAL_TOKEN to a new token.',
    });
  });

  it('is taken as it is when it does not say when it ends', async () => {
    const env = { KAITO_PORTAL_TOKEN: 'static-token-of-a-pipeline' };
    expect(await setup(30, { env }).source.token()).toBe(
      env.KAITO_PORTAL_TOKEN,
    );
  });

  it('is missed in words', async () => {
    const { signInsOf, source } = setup(30);
    signInsOf.forget(PORTAL);
    await expect(source.token()).rejects.toMatchObject({
      message: `You are not signed in to ${PORTAL}`,
      exitCode: 3,
    });
  });
});

describe('a token that renews itself', () => {
  it('is renewed once for all who ask, shortly before its end, and kept', async () => {
    const { source, answers, forms, pass, signInsOf } = setup(60, {
      renews: true,
    });
    answers.push(fresh(120, 'r2'));
    pass(59 * MINUTE);
    const tokens = await Promise.all([source.token(), source.token()]);
    expect(tokens).toEqual(Array(2).fill(tokenFor('user:default/dana', 120)));
    expect(forms).toEqual([
      'grant_type=refresh_token&refresh_token=r1&client_id=cli',
    ]);
    expect(signInsOf.find(PORTAL)).toMatchObject({
      expiresAt: NOW + 120 * MINUTE,
      renewal: { refreshToken: 'r2', clientId: 'cli' },
    });
  });

  it('renews with the same again where the portal sends none', async () => {
    const { source, answers, pass, signInsOf } = setup(60, { renews: true });
    answers.push(fresh(120));
    pass(61 * MINUTE);
    await source.token();
    expect(signInsOf.find(PORTAL)?.renewal?.refreshToken).toBe('r1');
  });

  it('is what another process was quicker to get', async () => {
    const { source, answers, keep, pass } = setup(60, { renews: true });
    const theirs = tokenFor('user:default/dana', 118);
    answers.push(() => {
      keep(theirs, 'r2');
      return Response.json({ error: 'invalid_grant' }, { status: 400 });
    });
    pass(59 * MINUTE);
    expect(await source.token()).toBe(theirs);
  });

  it('is used to its end when it cannot be renewed, and then missed in words', async () => {
    const { source, answers, accessToken, pass } = setup(60, { renews: true });
    const no = () =>
      Response.json(
        { error: 'invalid_grant', error_description: 'It was revoked' },
        { status: 400 },
      );
    answers.push(no, no);
    pass(59 * MINUTE);
    expect(await source.token()).toBe(accessToken);
    pass(2 * MINUTE);
    await expect(source.token()).rejects.toMatchObject({
      message: expect.stringContaining('could not be renewed: It was revoked'),
      exitCode: 3,
    });
  });
});

describe('what is pasted', () => {
  it.each([
    ['abc.def.ghi\n', 'abc.def.ghi'],
    [' Bearer abc ', 'abc'],
    ['Authorization: Bearer abc', 'abc'],
    ['"abc"', 'abc'],
    ['', undefined],
    ['two words', undefined],
    ['é', undefined],
  ])('%j is the token %j', (given, token) => {
    expect(cleanToken(given)).toBe(token);
  });

  it.each(['', 'a', 'a.b.c', 'a.bnVsbA.c', `a.${btoa('{"exp":"soon"}')}.c`])(
    '%j tells nothing of itself',
    token => {
      expect(readToken(token)).toEqual({ subject: null, expiresAt: null });
    },
  );
});
