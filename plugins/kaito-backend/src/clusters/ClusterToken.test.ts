import { ClusterToken } from './ClusterToken';

describe('ClusterToken', () => {
  let now: number;
  let token: string;
  let renewToken: jest.Mock<Promise<string>, [string]>;
  let subject: ClusterToken;

  beforeEach(() => {
    now = 0;
    token = 'old';
    renewToken = jest.fn(async (_refused: string) => {
      token = 'new';
      return token;
    });
    subject = new ClusterToken(
      { name: 'a', url: 'https://a', token: async () => token, renewToken },
      () => now,
    );
  });

  it('renews once for all who were refused', async () => {
    const [one, two] = await Promise.all([
      subject.after('old'),
      subject.after('old'),
    ]);
    expect([one, two]).toEqual(['new', 'new']);
    expect(await subject.after('old')).toBe('new');
    expect(renewToken).toHaveBeenCalledTimes(1);
  });

  it('does not ask again for ten seconds when there is no other token', async () => {
    renewToken.mockImplementation(async refused => refused);
    expect(await subject.after('old')).toBeUndefined();
    now = 9_999;
    expect(await subject.after('old')).toBeUndefined();
    expect(renewToken).toHaveBeenCalledTimes(1);
    now = 10_000;
    expect(await subject.after('old')).toBeUndefined();
    expect(renewToken).toHaveBeenCalledTimes(2);
  });

  it('says that the token cannot be read, and renews later', async () => {
    renewToken.mockRejectedValueOnce(
      Object.assign(new Error('sekret'), { code: 'ENOENT' }),
    );
    await expect(subject.after('old')).rejects.toThrow(
      /cannot read its token for cluster a \(ENOENT\)/,
    );
    now = 10_000;
    expect(await subject.after('old')).toBe('new');
  });

  it('has nothing to renew without a token or a way to renew it', async () => {
    expect(await subject.after(undefined)).toBeUndefined();
    const plain = new ClusterToken({
      name: 'a',
      url: 'https://a',
      token: async () => 'old',
    });
    expect(await plain.after('old')).toBeUndefined();
  });
});
