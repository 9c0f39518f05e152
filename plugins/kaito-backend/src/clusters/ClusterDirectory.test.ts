import { setTimeout as wait } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import {
  ClusterSourceError,
  type ClusterEntry,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { askSource } from './askSource';
import { ClusterDirectory } from './ClusterDirectory';

const at = (name: string, url = `https://${name}`) => ({ name, url });

/** A source that says what the test wants, and counts how often it is asked. */
class TestSource implements ClusterSource {
  asked = 0;
  answer: () => Promise<ClusterEntry[]> | ClusterEntry[];

  constructor(
    readonly id: string,
    clusters: ClusterEntry[],
    readonly refreshSeconds?: number,
    readonly remote?: boolean,
  ) {
    this.answer = () => clusters;
  }

  async listClusters() {
    this.asked += 1;
    return this.answer();
  }
}

describe('ClusterDirectory', () => {
  let directory: ClusterDirectory | undefined;
  afterEach(() => directory?.stop());

  async function open(...sources: ClusterSource[]) {
    const logger = mockServices.logger.mock();
    directory = new ClusterDirectory({ sources, logger, retrySeconds: 0.01 });
    await directory.open();
    const told: ClusterEntry[][] = [];
    const next = async (matches: (entries: ClusterEntry[]) => boolean) => {
      while (!told.some(matches)) {
        await wait(5);
      }
      return told.find(matches)!;
    };
    return {
      logger,
      told,
      next,
      start: () => directory!.start(entries => told.push(entries)),
    };
  }
  const names = (entries: ClusterEntry[]) => entries.map(({ name }) => name);

  it('asks a source without refreshing just once', async () => {
    const source = new TestSource('one', [at('a')]);
    const { start, told } = await open(source);
    expect(directory!.entries()).toEqual([at('a')]);
    start();
    await wait(50);
    expect(source.asked).toBe(1);
    expect(told).toEqual([]);
  });

  it('does not wait for a remote source, and says so until it has answered', async () => {
    const source = new TestSource('far', [at('a')], 0.01, true);
    let answer = (_: ClusterEntry[]) => {};
    source.answer = () =>
      new Promise(resolve => {
        answer = resolve;
      });
    const { start, next } = await open(
      new TestSource('near', [at('n')]),
      source,
    );
    expect(source.asked).toBe(0);
    expect(directory!.entries()).toEqual([
      at('n'),
      { name: 'far', problem: expect.stringMatching(/has not said yet/) },
    ]);
    start();
    answer([at('a')]);
    await next(entries => names(entries).join() === 'n,a');
  });

  it('meets clusters that come and forgets those that go', async () => {
    const source = new TestSource('s', [at('a')], 0.01);
    const { start, next } = await open(source);
    start();
    source.answer = () => [at('a'), at('b')];
    await next(entries => names(entries).join() === 'a,b');
    source.answer = () => [at('b')];
    await next(entries => names(entries).join() === 'b');
    expect(directory!.entries()).toEqual([at('b')]);
  });

  it('keeps the clusters of a source that fails, says why once, and recovers', async () => {
    const source = new TestSource('s', [at('a')], 0.01);
    const { start, next, told, logger } = await open(source);
    start();
    source.answer = () => {
      throw new ClusterSourceError('Azure answered 403. Grant Reader.');
    };
    const entries = await next(list => list.length === 2);
    expect(entries).toEqual([
      at('a'),
      {
        name: 's',
        problem:
          'Azure answered 403. Grant Reader. The clusters it named before are still watched.',
      },
    ]);
    const { asked } = source;
    while (source.asked < asked + 5) {
      await wait(5);
    }
    expect(logger.warn).toHaveBeenCalledTimes(1);
    told.length = 0;
    source.answer = () => [at('a')];
    await next(list => list.length === 1);
  });

  it('does not show the words of an error it does not know, and logs them once', async () => {
    const source = new TestSource('s', [], 0.01);
    source.answer = () => {
      throw new Error('sekret');
    };
    const { start, logger } = await open(source);
    start();
    while (source.asked < 4) {
      await wait(5);
    }
    expect(JSON.stringify(directory!.entries())).not.toContain('sekret');
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('gives a name that two sources use to the first source, whichever answers first', async () => {
    const far = new TestSource('far', [at('a', 'https://far')], 0.01, true);
    const { start, next } = await open(far, new TestSource('near', [at('a')]));
    expect(directory!.entries()).toContainEqual(at('a'));
    start();
    const [first, second] = await next(list => 'url' in list[0]);
    expect(first).toEqual(at('a', 'https://far'));
    expect(second).toEqual({
      name: 'a (2)',
      problem:
        'The name a is used by two clusters: one of far (https://far), and one of near (https://a). Give each its own; the first is in use, this one is not.',
    });
  });

  it('gives up on a source that never answers', async () => {
    const answer = await askSource(
      { id: 'mute', listClusters: () => new Promise(() => {}) },
      { clusters: [at('a')] },
      mockServices.logger.mock(),
      10,
    );
    expect(answer.clusters).toEqual([at('a')]);
    expect(answer.problem).toMatch(/mute did not say within 0.01 seconds/);
  });
});
