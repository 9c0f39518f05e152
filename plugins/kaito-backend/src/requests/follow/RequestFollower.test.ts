import { mockServices } from '@backstage/backend-test-utils';
import {
  ScmError,
  type ScmProvider,
  type ScmPullRequestStatus,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { Lease, LeaseStore } from '../../database/LeaseStore';
import type { Clock } from '../../watch/Clock';
import { aPull, aWish, someFacts } from '../__testUtils__/aRequest';
import { MemoryRequestStore } from '../__testUtils__/MemoryRequestStore';
import type { RequestsConfig } from '../readRequestsConfig';
import type { RequestFacts, RequestWish } from '../types';
import { AbandonWatch } from './AbandonWatch';
import { HostPace } from './HostPace';
import { PullPoller } from './PullPoller';
import { RequestFollower } from './RequestFollower';
import type { TaskState } from './TaskSource';

const CONFIG: RequestsConfig = {
  freshMs: 15_000,
  oldMs: 600_000,
  abandonAfterMs: 86_400_000,
  retentionMs: null,
  topics: [],
};
const MINUTE = 60_000;

/** Stands still until told; nothing sleeps on it, for the tests make the rounds. */
class StillClock implements Clock {
  #ms = Date.parse('2026-01-01T00:00:00Z');
  now = () => this.#ms;
  random = () => 0.5;
  sleep = async () => undefined;

  advance(ms: number) {
    this.#ms += ms;
  }
}

/** One lease, for whoever comes first. */
class OneLease implements LeaseStore {
  #holder: string | undefined;

  async acquire(cluster: string, holder: string, now: Date) {
    if (this.#holder && this.#holder !== holder) {
      return undefined;
    }
    this.#holder = holder;
    return { cluster, holder, fencing: 1, expiresAt: now } satisfies Lease;
  }

  async renew(lease: Lease) {
    return this.#holder === lease.holder ? lease : undefined;
  }

  async release() {
    this.#holder = undefined;
  }
}

/** A replica, its Git host, and everything between. */
function setup(
  options: {
    clock?: StillClock;
    store?: MemoryRequestStore;
    leases?: LeaseStore;
    holder?: string;
    config?: Partial<RequestsConfig>;
    task?: TaskState;
    observe?: (facts: RequestFacts) => RequestFacts;
  } = {},
) {
  const clock = options.clock ?? new StillClock();
  const store = options.store ?? new MemoryRequestStore();
  const now = () => new Date(clock.now());
  const config = { ...CONFIG, ...options.config };
  const start = clock.now();
  const asked: string[] = [];
  const host = {
    pull: aPull() as ScmPullRequestStatus | null,
    error: null as Error | null,
    /** Of the pull request with the number that the task told. */
    branch: undefined as string | undefined,
  };
  const answer = async (question: string) => {
    asked.push(`${question} at ${(clock.now() - start) / 1_000} s`);
    if (host.error) throw host.error;
    return host.pull;
  };
  const provider = {
    repository: { fullName: 'platform/fleet' },
    pullRequests: {
      follow: async (number: number) => {
        const pull = await answer(`follow ${number}`);
        return number === 99 ? { ...pull, branch: host.branch } : pull;
      },
      find: () => answer('find'),
    },
  } as unknown as ScmProvider;
  const pace = new HostPace(clock);
  const common = { store, now, onWrite: () => {} };
  const poller = new PullPoller({
    ...common,
    pace,
    open: async () => provider,
  });
  const follower = new RequestFollower({
    ...common,
    leases: options.leases ?? new OneLease(),
    holder: options.holder ?? 'a',
    poller,
    pace,
    observer: {
      observe: ({ facts }) => options.observe?.(facts) ?? facts,
    },
    abandoned: new AbandonWatch({
      ...common,
      tasks: { stateOf: async () => options.task ?? 'unknown' },
      abandonAfterMs: config.abandonAfterMs,
    }),
    config,
    clock,
    logger: mockServices.logger.mock(),
  });
  const add = (facts = someFacts(), wish: Partial<RequestWish> = {}) =>
    store.insert(
      aWish({ submittedAt: now().toISOString(), ...wish }),
      facts,
      now(),
    );
  /** Lets time pass, a round every two seconds. */
  const pass = async (ms: number) => {
    for (let gone = 0; gone < ms; gone += 2_000) {
      clock.advance(2_000);
      await follower.tick();
      await follower.idle();
    }
  };
  return { clock, store, follower, host, asked, add, pass, now, poller };
}

const proposed = (number: number | null = 12) =>
  someFacts({
    proposal: {
      state: 'proposed',
      at: '2026-01-01T00:00:00.000Z',
      number,
      compareUrl: null,
      files: [],
      message: null,
    },
  });

describe('RequestFollower', () => {
  it('asks at once for a pull request that was just opened, and often at first', async () => {
    const { add, pass, asked, store } = setup();
    await add(proposed());
    await pass(60_000);
    expect(asked).toEqual([
      'follow 12 at 2 s',
      'follow 12 at 18 s',
      'follow 12 at 34 s',
      'follow 12 at 50 s',
    ]);
    expect(await store.get('phi-1')).toMatchObject({
      state: 'in-review',
      facts: { pull: { number: 12, repository: 'platform/fleet' } },
    });
  });

  it('asks seldom once nothing has moved for long, and often again when something does', async () => {
    const { add, pass, asked, host, clock } = setup();
    await add(proposed());
    await pass(4_000);
    clock.advance(25 * 60 * MINUTE);
    asked.length = 0;
    await pass(20 * MINUTE);
    expect(asked).toHaveLength(2);
    host.pull = aPull({ approvedBy: ['pat'] });
    asked.length = 0;
    while (asked.length === 0) {
      await pass(2_000);
    }
    await pass(MINUTE);
    expect(asked.length).toBeGreaterThanOrEqual(4);
  });

  it('asks at once when it hears of news, but not in a rush', async () => {
    const { add, pass, asked, store, now, clock } = setup();
    await add(proposed());
    await pass(4_000);
    clock.advance(25 * 60 * MINUTE);
    await pass(2_000);
    asked.length = 0;
    for (let i = 0; i < 10; i++) {
      await store.lookAgain(['phi-1'], now());
      await pass(2_000);
    }
    expect(asked.length).toBeGreaterThanOrEqual(4);
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  it('asks no more once it is merged or closed', async () => {
    const { add, pass, asked, host, store } = setup();
    await add(proposed());
    await pass(4_000);
    host.pull = aPull({ state: 'closed' });
    await pass(30_000);
    asked.length = 0;
    await pass(10 * MINUTE);
    expect(asked).toEqual([]);
    expect(await store.get('phi-1')).toMatchObject({
      state: 'closed',
      followed: false,
    });
  });

  it('follows the pull request of its own branch, whatever number it was told', async () => {
    const { add, pass, host, store } = setup();
    host.branch = 'kaito/somebody-elses';
    await add(proposed(99));
    await pass(2_000);
    expect((await store.get('phi-1'))?.facts.pull).toMatchObject({
      number: 12,
      branch: 'kaito/phi-1',
    });
  });

  it('finds the pull request of a task that never told of it', async () => {
    const { add, pass, asked, store } = setup();
    await add();
    await pass(MINUTE);
    expect(asked).toEqual(['find at 60 s', 'follow 12 at 60 s']);
    expect(await store.get('phi-1')).toMatchObject({ state: 'in-review' });
  });

  it('leaves a host alone that does not answer, keeps what it knows, and comes back', async () => {
    const { add, pass, asked, host, store } = setup();
    await add(proposed());
    await pass(4_000);
    host.error = new ScmError('No answer', 'git.example.com', null);
    await pass(5 * MINUTE);
    const failures = asked.length;
    expect(failures).toBeLessThan(10);
    const silent = (await store.get('phi-1'))!;
    expect(silent.facts.git.problem?.message).toBe('No answer');
    expect(silent.facts.pull).toMatchObject({ number: 12 });
    host.error = null;
    await pass(6 * MINUTE);
    expect((await store.get('phi-1'))?.facts.git.problem).toBeNull();
  });

  it('says of every request of a silent host that it is silent, and asks in turn', async () => {
    const { add, pass, asked, host, store } = setup();
    for (const id of ['phi-1', 'phi-2', 'phi-3']) {
      const place = { ...aWish().place, name: id };
      await add(proposed(Number(id.at(-1))), { id, place });
    }
    const problems = async () =>
      (await store.all()).map(({ facts }) => facts.git.problem?.message);
    host.error = new ScmError('No answer', 'git.example.com', null);
    await pass(10 * MINUTE);
    expect(await problems()).toEqual(Array(3).fill('No answer'));
    const told = asked.map(question => question.split(' at ')[0]);
    expect([...new Set(told)]).toEqual(['follow 1', 'follow 2', 'follow 3']);
    host.error = null;
    await pass(6 * MINUTE);
    expect(await problems()).toEqual(Array(3).fill(undefined));
  });

  it('waits as long as a host asks it to', async () => {
    const { add, pass, asked, host } = setup();
    host.error = new ScmError('Limit', 'git.example.com', 429, {
      retryAfterSeconds: 600,
    });
    await add(proposed());
    await pass(598_000);
    expect(asked).toHaveLength(1);
    await pass(10_000);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('does not let one repository that is gone hold up the others of its host', async () => {
    const { add, pass, host, asked } = setup();
    host.error = new ScmError('Not found', 'git.example.com', 403);
    await add(proposed());
    await add(proposed(), {
      id: 'phi-2',
      branch: 'kaito/phi-2',
      place: { ...aWish().place, name: 'other' },
    });
    await pass(30_000);
    expect(asked.length).toBeGreaterThanOrEqual(4);
  });

  it.each<[TaskState, string]>([
    ['over', 'failed'],
    ['going', 'submitted'],
    ['unknown', 'submitted'],
  ])(
    'takes a silent request whose task is %s for %s',
    async (task, expected) => {
      const { add, pass, host, store } = setup({ task });
      host.pull = null;
      await add();
      await pass(5 * MINUTE);
      expect(await store.get('phi-1')).toMatchObject({ state: expected });
    },
  );

  it('gives up on a request that nobody knows anything of', async () => {
    const { add, pass, host, store } = setup({
      config: { abandonAfterMs: 10 * MINUTE },
    });
    host.pull = null;
    await add();
    await pass(15 * MINUTE);
    const record = await store.get('phi-1');
    expect(record).toMatchObject({ state: 'failed', holds: false });
    expect(record?.facts.abandoned?.message).toMatch(/^Nothing was heard/);
  });

  it('follows on one replica at a time, and on another when that stops', async () => {
    const clock = new StillClock();
    const store = new MemoryRequestStore();
    const leases = new OneLease();
    const a = setup({ clock, store, leases, holder: 'a' });
    const b = setup({ clock, store, leases, holder: 'b' });
    await a.add(proposed());
    await a.pass(4_000);
    await b.pass(4_000);
    expect([a.follower.isFollowing, b.follower.isFollowing]).toEqual([
      true,
      false,
    ]);
    expect(b.asked).toEqual([]);
    await a.follower.stop();
    await b.pass(20_000);
    expect(b.follower.isFollowing).toBe(true);
    // What the other had asked a moment ago was not asked at once again.
    expect(b.asked.length).toBeLessThanOrEqual(2);
  });

  it('forgets what finished long ago', async () => {
    const { add, pass, store, clock } = setup({
      config: { retentionMs: 10 * MINUTE },
    });
    await add(
      someFacts({
        abandoned: { at: new Date(clock.now()).toISOString(), message: 'x' },
      }),
    );
    await pass(4_000);
    expect(await store.all()).toHaveLength(1);
    clock.advance(2 * 60 * MINUTE);
    await pass(2_000);
    expect(await store.all()).toHaveLength(0);
  });

  it('goes on after the database was away, and says so once', async () => {
    const { add, pass, store, follower } = setup();
    await add(proposed());
    const followed = jest
      .spyOn(store, 'followed')
      .mockRejectedValue(new Error('down'));
    await follower.tick();
    await follower.tick();
    followed.mockRestore();
    await pass(4_000);
    expect(await store.get('phi-1')).toMatchObject({ state: 'in-review' });
  });

  it('keeps what the fleet shows', async () => {
    const { add, pass, store } = setup({
      observe: facts =>
        facts.sync
          ? facts
          : {
              ...facts,
              sync: {
                tool: 'Flux',
                object: 'Kustomization a/b',
                revision: null,
                state: 'behind',
                message: null,
                at: '2026-01-01T00:00:00.000Z',
              },
            },
    });
    await add(proposed());
    await pass(4_000);
    expect((await store.get('phi-1'))?.facts.sync?.object).toBe(
      'Kustomization a/b',
    );
  });
});
