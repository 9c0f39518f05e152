import { BookStage } from './__testUtils__/BookStage';
import { asLive, objectIn } from './__testUtils__/evidence';
import { hostDown, manifest } from './__testUtils__/FakeHost';
import { GitEvidenceLookup } from './GitEvidenceLookup';

const PATH = 'clusters/prod/search/phi.yaml';
const REF = {
  cluster: 'prod',
  kind: 'Workspace',
  namespace: 'search',
  name: 'phi',
} as const;
const text = manifest('phi', {
  annotations: {
    'kaito-portal.io/request-id': 'r1',
    'kaito-portal.io/requested-by': 'user:default/dana',
  },
});
const edited = manifest('phi', { instanceType: 'Standard_NC96ads_A100_v4' });

async function stage(files: Record<string, string>, live: string | null) {
  const made = new BookStage(files, live ? [asLive(objectIn(live))] : []);
  await made.read();
  return { ...made, look: new GitEvidenceLookup(made.book), made };
}

describe('GitEvidenceLookup', () => {
  it('finds the file, its commit and claims, and that the live object equals it', async () => {
    const { look, host, clock } = await stage({ [PATH]: text }, text);
    expect(look.find(REF)).toEqual({
      state: 'known',
      file: {
        repository: 'platform/fleet',
        baseBranch: 'main',
        commit: host.tip,
        path: PATH,
        url: `https://git.example.com/${host.tip}/${PATH}`,
      },
      claims: expect.objectContaining({
        requestId: 'r1',
        requestedBy: 'user:default/dana',
        owner: null,
      }),
      equal: true,
      differences: [],
      readAt: new Date(clock.now()).toISOString(),
    });
  });

  it('says what differs', async () => {
    const { look } = await stage({ [PATH]: text }, edited);
    const evidence = look.find(REF);
    expect(evidence).toMatchObject({ state: 'known', equal: false });
    expect(evidence).toHaveProperty('differences.length', 3);
  });

  it('says that there is no file, or no live object', async () => {
    const live = await stage({}, text);
    expect(live.look.find(REF)).toMatchObject({
      state: 'known',
      file: null,
      claims: null,
      equal: null,
    });
    const file = await stage({ [PATH]: text }, null);
    expect(file.look.find(REF)).toMatchObject({
      state: 'known',
      file: { path: PATH },
      equal: null,
    });
  });

  it.each([
    ['neither is there', {}, null, /neither in the cluster nor in Git/],
    [
      'two files describe it',
      { [PATH]: text, 'clusters/prod/search/b.yaml': text },
      text,
      /2 files describe it/,
    ],
  ])('does not know when %s', async (_, files, live, reason) => {
    const { look } = await stage(files as Record<string, string>, live);
    expect(look.find(REF)).toEqual({
      state: 'not-known',
      reason: expect.stringMatching(reason),
    });
  });

  it('does not know while the host is away', async () => {
    const { look, host, clock, made } = await stage({ [PATH]: text }, text);
    host.failure = hostDown();
    await clock.advance(61_000);
    await made.read();
    expect(look.find(REF)).toEqual({
      state: 'not-known',
      reason: expect.stringMatching(/did not answer/),
    });
  });
});
