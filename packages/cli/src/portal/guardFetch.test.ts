import { guardFetch } from './guardFetch';

const failing = (code: string) => async () => {
  throw Object.assign(new TypeError('fetch failed'), {
    cause: { code, message: `it is ${code}` },
  });
};
const URL_ = 'https://portal.test:8443/api?token=secret';

describe('a portal that gives no answer', () => {
  it.each([
    ['ENOTFOUND', 'There is no address for portal.test', 'VPN'],
    ['EAI_AGAIN', 'There is no address for portal.test', 'VPN'],
    ['ECONNREFUSED', 'Nothing answers at https://portal.test:8443', 'the port'],
    ['CERT_HAS_EXPIRED', 'is not trusted here', 'NODE_EXTRA_CA_CERTS'],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'is not trusted here',
      'NODE_EXTRA_CA_CERTS',
    ],
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'is not trusted here',
      'NODE_EXTRA_CA_CERTS',
    ],
    [
      'ECONNRESET',
      'could not be reached: it is ECONNRESET',
      'NODE_USE_ENV_PROXY',
    ],
  ])('because of %s says so, and what to do', async (code, words, step) => {
    const failure = await guardFetch(failing(code))(URL_).catch(e => e);
    expect(failure).toMatchObject({
      exitCode: 4,
      message: expect.stringContaining(words),
      nextStep: expect.stringContaining(step),
    });
    expect(failure.message).not.toContain('secret');
  });

  it('and was left is no failure of its', async () => {
    const control = new AbortController();
    control.abort();
    await expect(
      guardFetch(fetch)(URL_, { signal: control.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('but sends the caller elsewhere does not get the token there', async () => {
    const asked: (RequestInit | undefined)[] = [];
    const failure = await guardFetch(async (_, init) => {
      asked.push(init);
      return new Response('', {
        status: 307,
        headers: { location: 'https://evil.test' },
      });
    })(URL_, { headers: { authorization: 'Bearer x' } }).catch(e => e);
    expect(asked).toEqual([expect.objectContaining({ redirect: 'manual' })]);
    expect(failure).toMatchObject({
      exitCode: 4,
      message:
        'https://portal.test:8443 sends the caller elsewhere instead of answering',
    });
  });
});
