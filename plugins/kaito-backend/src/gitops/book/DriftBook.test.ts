import { AGENT_INTERVAL_MS, BookStage } from '../__testUtils__/BookStage';
import { asLive, objectIn } from '../__testUtils__/evidence';
import { hostDown, manifest } from '../__testUtils__/FakeHost';
import { stateOf, toDrift } from './toDrift';

const PATH = 'clusters/prod/search/phi.yaml';
const REF = {
  cluster: 'prod',
  kind: 'Workspace',
  namespace: 'search',
  name: 'phi',
} as const;
const OLD = '2025-01-01T00:00:00.000Z';
const live = (name: string, instanceType?: string) =>
  asLive(objectIn(manifest(name, { instanceType })));

async function stage(
  files: Record<string, string>,
  objects = [live('phi')],
  gitops?: object,
) {
  const made = new BookStage(files, objects, gitops);
  made.host.commit(files, OLD);
  await made.read();
  return made;
}

async function statesOf({ book }: BookStage) {
  const judged = await book.sweep();
  return Object.fromEntries(
    [...judged.values()].map(each => [each.ref.name, stateOf(each)]),
  );
}

describe('DriftBook', () => {
  it('goes over what is in the cluster and what is in Git alone', async () => {
    const it = await stage(
      {
        [PATH]: manifest('phi'),
        'clusters/prod/search/lost.yaml': manifest('lost'),
        'clusters/other/search/x.yaml': manifest('x'),
      },
      [live('phi'), live('by-hand')],
    );
    expect(it.book.judged).toBeNull();
    expect(await statesOf(it)).toEqual({
      phi: 'in-sync',
      'by-hand': 'unmanaged',
      lost: 'missing',
    });
    expect(it.book.judged?.size).toBe(3);
  });

  it('does not call unmanaged what came after Git was looked at', async () => {
    const it = await stage({ [PATH]: manifest('phi') });
    const newcomer = live('new');
    await it.clock.advance(2_000);
    newcomer.metadata.creationTimestamp = new Date(
      it.clock.now(),
    ).toISOString();
    it.hold([live('phi'), newcomer]);
    expect(await statesOf(it)).toEqual({ phi: 'in-sync', new: 'not-checked' });
    expect(it.book.look({ ...REF, name: 'new' })?.doubt).toEqual({
      reason: 'Git was looked at last before this deployment came.',
      nextStep: 'Look again in a moment.',
      since: newcomer.metadata.creationTimestamp,
    });
    // Nothing was known of what was not there yet.
    const judged = it.book.look({ ...REF, name: 'new' })!;
    expect(toDrift(judged, it.snapshots[0])).toMatchObject({
      state: 'not-checked',
      lastKnown: null,
    });
    await it.clock.advance(2_000);
    await it.read();
    expect(await statesOf(it)).toEqual({ phi: 'in-sync', new: 'unmanaged' });
  });

  it('looks at one of them at the moment', async () => {
    const it = await stage({ [PATH]: manifest('phi') });
    expect(it.book.look(REF)).toMatchObject({
      verdict: { state: 'in-sync' },
      doubt: null,
    });
    it.hold([live('phi', 'Standard_NC96ads_A100_v4')]);
    expect(it.book.look(REF)?.verdict.state).toBe('drifted');
    it.hold([]);
    expect(it.book.look(REF)?.verdict.state).toBe('missing');
    expect(it.book.look({ ...REF, name: 'none' })).toBeNull();
  });

  it('keeps a verdict until something it rests on has changed', async () => {
    const it = await stage({ [PATH]: manifest('phi') });
    // That it was seen to hold its file is news, too.
    it.book.look(REF);
    const first = it.book.look(REF)!.verdict;
    await it.clock.advance(30_000);
    expect(it.book.look(REF)!.verdict).toBe(first);
    it.hold([live('phi')]);
    expect(it.book.look(REF)!.verdict).not.toBe(first);
  });

  it('knows an edit by hand from a merge that waits, by what it has seen', async () => {
    const it = await stage({ [PATH]: manifest('phi') });
    await it.book.sweep();
    const now = new Date(it.clock.now()).toISOString();
    const other = 'Standard_NC96ads_A100_v4';
    it.host.commit({ [PATH]: manifest('phi', { instanceType: other }) }, now);
    await it.clock.advance(2_000);
    await it.read();
    expect(it.book.look(REF)?.verdict.state).toBe('pending');
    // The agent applies it; later somebody edits it by hand.
    it.hold([live('phi', other)]);
    expect(it.book.look(REF)?.verdict.state).toBe('in-sync');
    it.hold([live('phi')]);
    expect(it.book.look(REF)?.verdict.state).toBe('drifted');
  });

  it('lets a wait end with time alone', async () => {
    const it = await stage({ [PATH]: manifest('phi') });
    const now = new Date(it.clock.now()).toISOString();
    const other = 'Standard_NC96ads_A100_v4';
    it.host.commit({ [PATH]: manifest('phi', { instanceType: other }) }, now);
    await it.clock.advance(2_000);
    await it.read();
    expect(await statesOf(it)).toEqual({ phi: 'pending' });
    await it.clock.advance(AGENT_INTERVAL_MS);
    await it.read();
    expect(await statesOf(it)).toEqual({ phi: 'drifted' });
  });

  it('does not rely on a host that has been silent for long', async () => {
    const it = await stage({ [PATH]: manifest('phi') });
    it.host.failure = hostDown();
    await it.clock.advance(30_000);
    await it.read();
    expect(await statesOf(it)).toEqual({ phi: 'in-sync' });
    await it.clock.advance(31_000);
    expect(await statesOf(it)).toEqual({ phi: 'not-checked' });
    expect(it.book.look(REF)).toMatchObject({
      verdict: { state: 'in-sync' },
      doubt: { reason: expect.stringMatching(/did not answer/) },
    });
  });

  it('does not rely on a cluster that cannot confirm', async () => {
    const it = await stage({ [PATH]: manifest('phi') });
    const message = 'The account may not list workspaces.';
    it.hold([], { Workspace: { state: 'forbidden', message } });
    expect(await statesOf(it)).toEqual({ phi: 'not-checked' });
    expect(it.book.look(REF)?.doubt?.reason).toBe(message);
  });

  it('says that no repository is configured', async () => {
    const it = await stage({}, [live('phi')], {});
    expect(await statesOf(it)).toEqual({ phi: 'not-checked' });
    expect(it.book.look(REF)?.doubt?.reason).toMatch(/kaito.gitops.repoUrl/);
  });

  it('says that a repository has not been read yet', async () => {
    const it = new BookStage({ [PATH]: manifest('phi') }, [live('phi')]);
    expect(it.book.look(REF)?.doubt).toEqual({
      reason: 'The repository has not been read yet.',
      nextStep: 'Look again in a moment.',
      since: null,
    });
  });
});
