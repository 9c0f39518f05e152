import { mockServices } from '@backstage/backend-test-utils';
import type { KindState } from '@kaito-portal/backstage-plugin-kaito-common';
import { FakeClock } from '../__testUtils__/FakeClock';
import { eventually } from '../__testUtils__/eventually';
import type { ClusterSnapshot } from '../ClusterSnapshot';
import { WATCHED_KINDS, watchedKind } from '../kinds';
import { readReview, reviewOf } from './accessReview';
import { checkRights, type ApiPost } from './checkRights';
import { isReviewDue, REVIEW_TIMES } from './reviewSchedule';
import { RightsMonitor } from './RightsMonitor';

const answer = (allowed: boolean) => ({
  statusCode: 201,
  text: JSON.stringify({ status: { allowed } }),
});

/** Allows all but the given, written `verb resource`. */
const allBut =
  (...refused: string[]): ApiPost =>
  async (_, body) => {
    const { verb, resource } = (body as ReturnType<typeof reviewOf>).spec
      .resourceAttributes;
    return answer(!refused.includes(`${verb} ${resource}`));
  };

function seen(
  state: ClusterSnapshot['state'],
  ...forbidden: string[]
): ClusterSnapshot {
  return {
    name: 'north',
    state,
    kinds: forbidden.map(kind => ({ kind, state: 'forbidden' } as KindState)),
  } as ClusterSnapshot;
}

describe('a review', () => {
  it('asks for one verb on one kind in all namespaces', () => {
    expect(reviewOf(watchedKind('Workspace')!, 'list').spec).toEqual({
      resourceAttributes: {
        verb: 'list',
        group: 'kaito.sh',
        resource: 'workspaces',
      },
    });
    expect(
      reviewOf(watchedKind('Pod')!, 'get').spec.resourceAttributes.group,
    ).toBe('');
  });

  it.each([
    [403, '{}', /answered 403.*selfsubjectaccessreviews/],
    [201, '<html>', /is not a review/],
    [201, 'null', /is not a review/],
    [200, '{"status":{"allowed":"yes"}}', /is not a review/],
  ])('that answers %i %s is no answer', (status, text, message) => {
    expect(() => readReview(status, text)).toThrow(message);
  });
});

describe('checkRights', () => {
  const { signal } = new AbortController();

  it('names the missing verbs by resource', async () => {
    const post = allBut('watch nodes', 'get workspaces', 'list workspaces');
    expect(await checkRights(post, WATCHED_KINDS, signal)).toEqual(
      new Map([
        ['workspaces.kaito.sh', ['get', 'list']],
        ['nodes', ['watch']],
      ]),
    );
  });

  it('gives no half of a report', async () => {
    let left = 10;
    const post: ApiPost = async () => {
      left -= 1;
      return left > 0 ? answer(true) : { statusCode: 500, text: '' };
    };
    await expect(checkRights(post, WATCHED_KINDS, signal)).rejects.toThrow(
      /answered 500/,
    );
  });
});

describe('isReviewDue', () => {
  const { least, most } = REVIEW_TIMES;
  const last = { at: 0, refused: 'Pod', failed: false };
  const due = (
    snapshot: ClusterSnapshot,
    review: Partial<typeof last> | undefined,
    now: number,
  ) =>
    isReviewDue(snapshot, review && { ...last, ...review }, now, REVIEW_TIMES);

  it('waits until the cluster answers, then asks at once', () => {
    expect(due(seen('starting'), undefined, 0)).toBe(false);
    expect(due(seen('unreachable'), undefined, 0)).toBe(false);
    expect(due(seen('partial'), undefined, 0)).toBe(true);
  });

  it('asks again when others are refused, after a failure, and when it is old', () => {
    expect(due(seen('partial', 'Pod'), {}, least)).toBe(false);
    expect(due(seen('partial', 'Pod', 'Node'), {}, least)).toBe(true);
    expect(due(seen('live'), {}, least)).toBe(true);
    expect(due(seen('partial', 'Pod'), { failed: true }, least)).toBe(true);
    expect(due(seen('partial', 'Pod'), {}, most)).toBe(true);
  });

  it('never asks more often than that', () => {
    expect(due(seen('partial', 'Node'), { failed: true }, least - 1)).toBe(
      false,
    );
  });
});

describe('RightsMonitor', () => {
  let clusters: ClusterSnapshot[];
  let post: ApiPost;
  let asked: number;
  let changes: string[];
  let clock: FakeClock;
  let monitor: RightsMonitor;
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    jest.clearAllMocks();
    clusters = [seen('live')];
    post = allBut();
    asked = 0;
    changes = [];
    clock = new FakeClock();
    monitor = new RightsMonitor({
      source: { snapshots: () => clusters },
      post: () => (path, body, signal) => {
        asked += 1;
        return post(path, body, signal);
      },
      clock,
      logger,
      onChange: cluster => changes.push(cluster),
    });
  });
  afterEach(() => monitor.stop());

  const passing = async (expectation: () => void) =>
    eventually(async () => {
      await clock.advance(REVIEW_TIMES.tick);
      expectation();
    });

  it('reports once a cluster answers, and says once what is missing', async () => {
    clusters = [seen('starting')];
    post = allBut('watch pods');
    monitor.start();
    await clock.advance(10_000);
    expect(monitor.report('north')).toMatchObject({ state: 'not-checked' });
    expect(asked).toBe(0);
    clusters = [seen('live')];
    await passing(() =>
      expect(monitor.report('north')).toMatchObject({
        state: 'checked',
        missing: new Map([['pods', ['watch']]]),
      }),
    );
    const once = asked;
    expect(once).toBe(WATCHED_KINDS.length * 3);
    await clock.advance(REVIEW_TIMES.least);
    expect(asked).toBe(once);
    clusters = [seen('partial', 'Pod')];
    await passing(() => expect(asked).toBe(once * 2));
    expect(changes).toEqual(['north']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0][0]).toMatch(/watch on pods\. Apply/);
  });

  it('keeps what it knew when it gets no answer, and asks again', async () => {
    monitor.start();
    await passing(() => expect(monitor.report('north').state).toBe('checked'));
    post = async () => {
      throw new Error('No answer.');
    };
    clusters = [seen('partial', 'Node')];
    const before = asked;
    await passing(() => expect(asked).toBeGreaterThan(before));
    expect(monitor.report('north').state).toBe('checked');
    post = allBut('list nodes');
    await passing(() =>
      expect(monitor.report('north')).toMatchObject({
        missing: new Map([['nodes', ['list']]]),
      }),
    );
  });

  it('says why it does not know, and forgets clusters that are gone', async () => {
    post = async () => ({ statusCode: 403, text: '' });
    monitor.start();
    await passing(() =>
      expect(monitor.report('north')).toEqual({
        state: 'not-checked',
        message: expect.stringMatching(/answered 403/),
      }),
    );
    clusters = [];
    await passing(() =>
      expect(monitor.report('north')).toMatchObject({
        message: expect.stringMatching(/has not asked/),
      }),
    );
  });

  it('does not wait for ever, not even to stop', async () => {
    post = (_, __, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    monitor.start();
    await passing(() =>
      expect(monitor.report('north')).toMatchObject({
        message: expect.stringMatching(/did not say in time/),
      }),
    );
    await monitor.stop();
  });
});
