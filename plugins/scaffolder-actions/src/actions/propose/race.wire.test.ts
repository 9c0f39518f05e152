import { deploymentStep, FOLDER } from '../../__testUtils__/deployment';
import { FaultyRelay } from '../../__testUtils__/FaultyRelay';
import { GitOpsHarness } from '../../__testUtils__/GitOpsHarness';
import { createProposeAction } from './createProposeAction';

jest.setTimeout(300_000);

/** Lets callers wait for each other. */
function barrier(parties: number) {
  let arrived = 0;
  let open = () => {};
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return () => {
    arrived += 1;
    if (arrived === parties) open();
    return opened;
  };
}

describe('two requests at the same time', () => {
  let git: GitOpsHarness;
  let relay: FaultyRelay;
  let count = 0;

  beforeAll(async () => {
    git = await GitOpsHarness.start();
    relay = await FaultyRelay.start(git.host.url);
    git.via = relay.url;
  });
  afterAll(async () => {
    await relay.stop();
    await git.stop();
  });
  beforeEach(() => {
    relay.reset();
    count += 1;
  });

  const run = (step: ReturnType<typeof deploymentStep>) =>
    git.run(createProposeAction(git.options), step);
  const pulls = async (state = 'open') =>
    (await git.api('GET', `/pulls?state=${state}&limit=200`)) as any[];

  /** Two people, one name. */
  const rivals = () =>
    ['dana', 'robin'].map(who =>
      deploymentStep(
        `phi-${count}`,
        `r-${count}-${who}`,
        `user:default/${who}`,
      ),
    );

  it('tells the second one by whom and where the name is asked for', async () => {
    const [first, second] = rivals();
    const { pullRequestUrl } = await run(first);
    const path = `${FOLDER}/phi-${count}.yaml`;
    await expect(run(second)).rejects.toThrow(
      `${path} is asked for already, in request ${first.input.requestId} by user:default/dana, whose pull request is open: ${pullRequestUrl}`,
    );
    const repository = await git.repository();
    expect(await repository.tip(`kaito/${second.input.requestId}`)).toBeNull();
    // Its own pull request is no rival of itself, and once closed none of anybody.
    expect(await run(first)).toMatchObject({ state: 'open' });
    const [{ number }] = await pulls();
    await git.api('PATCH', `/pulls/${number}`, { state: 'closed' });
    expect(await run(second)).toMatchObject({ state: 'open' });
  });

  it('looks into the branch where the description does not say', async () => {
    const [first, second] = rivals();
    const { number } = await run(first);
    await git.api('PATCH', `/pulls/${number}`, { body: 'Rewritten by hand' });
    await expect(run(second)).rejects.toThrow(
      /is asked for already, in request r-\d+-dana by user:default\/dana/,
    );
    await git.api('PATCH', `/pulls/${number}`, { state: 'closed' });
  });

  it('lets one win when both look before either has asked, and takes the other back', async () => {
    const together = barrier(2);
    relay.fault = async (_, { method, path }) => {
      if (method === 'POST' && path.endsWith('/pulls')) await together();
      return undefined;
    };
    const both = rivals();
    const outcomes = await Promise.allSettled(both.map(run));
    const won = outcomes.filter(({ status }) => status === 'fulfilled');
    const lost = outcomes.filter(({ status }) => status === 'rejected');
    expect([won, lost].map(({ length }) => length)).toEqual([1, 1]);
    const [{ reason }] = lost as PromiseRejectedResult[];
    const [{ value }] = won as PromiseFulfilledResult<any>[];
    expect(reason.message).toMatch(
      /is asked for already, in request r-\d+-(dana|robin) by user:default\//,
    );
    expect(reason.message).toContain(value.pullRequestUrl);
    const open = (await pulls()).filter(({ head }) =>
      head.ref.startsWith(`kaito/r-${count}-`),
    );
    expect(open.map(({ number }) => number)).toEqual([value.number]);
    const closed = (await pulls('closed')).find(({ title }) =>
      title.startsWith('Withdrawn, another was first'),
    );
    const repository = await git.repository();
    expect(await repository.tip(closed.head.ref)).toBeNull();
    // Asked again, the one that lost says so.
    const index = outcomes.findIndex(({ status }) => status === 'rejected');
    await expect(run(both[index])).rejects.toThrow(/closed without merging/);
  });

  it.each(['/pulls', '/git-receive-pack'])(
    'makes one pull request of a form that is sent twice, also at %s',
    async part => {
      const together = barrier(2);
      let seen = 0;
      relay.fault = async (_, { method, path }) => {
        const isIt = method === 'POST' && path.endsWith(part);
        if (isIt) seen += 1;
        if (isIt && seen <= 2) await together();
        return undefined;
      };
      const step = deploymentStep(`phi-${count}`, `r-${count}`);
      const [one, other] = await Promise.all([run(step), run(step)]);
      expect(other.number).toBe(one.number);
      const own = (await pulls('all')).filter(
        ({ head }) => head.ref === `kaito/r-${count}`,
      );
      expect(own).toHaveLength(1);
      const text = await git.fileOn(
        `kaito/r-${count}`,
        `${FOLDER}/phi-${count}.yaml`,
      );
      expect(text).toContain(one.pullRequestUrl);
    },
  );
});
