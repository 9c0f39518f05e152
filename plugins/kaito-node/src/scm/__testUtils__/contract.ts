// Tests that every adapter's own file runs.
/* eslint-disable jest/no-export */
import { setTimeout as pause } from 'node:timers/promises';
import { createScmProvider } from '../createScmProvider';
import type { ScmLimits } from '../http/limits';
import { ScmAnswerCache } from '../http/ScmAnswerCache';
import { ScmError } from '../ScmError';
import type { PullRequestApi } from '../types';
import { describeLists } from './lists';
import { LoopbackHost } from './LoopbackHost';
import { PullBook } from './PullBook';
import { TOKEN, type StandIn } from './StandIn';

const TARGET = { branch: 'kaito/r1', base: 'main' };
const WISH = { ...TARGET, title: 'Deploy phi-4', body: 'Why and what' };
const QUICK: Partial<ScmLimits> = { pauseMs: 1, longestPauseMs: 2500 };

/** What a test of one adapter works with. */
export interface Bench {
  standIn: StandIn;
  host: () => LoopbackHost;
  connect(options?: {
    signal?: AbortSignal;
    limits?: Partial<ScmLimits>;
    userToken?: string;
    cache?: ScmAnswerCache;
  }): Promise<PullRequestApi>;
}

/** Every adapter does the same on the wire, whatever its host calls it. */
export function describeAdapter(
  standIn: StandIn,
  more: (bench: Bench) => void = () => undefined,
): void {
  let host: LoopbackHost;

  const connect: Bench['connect'] = async ({ limits, ...options } = {}) => {
    const { pullRequests } = await createScmProvider({
      repoUrl: standIn.repoUrl(host.origin),
      integrations: standIn.integrations(host.origin),
      limits: { ...QUICK, ...limits },
      ...options,
    });
    return pullRequests!;
  };

  const failure = async (act: Promise<unknown>): Promise<ScmError> => {
    const error = await act.then(
      () => new Error('did not fail'),
      e => e,
    );
    expect(error).toBeInstanceOf(ScmError);
    const shown = `${error.message} ${error.stack} ${JSON.stringify(error)}`;
    expect(shown).not.toContain(TOKEN);
    expect(shown).not.toContain(standIn.authorization);
    return error;
  };

  describe(`${standIn.name} on the wire`, () => {
    beforeAll(async () => {
      host = await LoopbackHost.start(asked => standIn.answer(asked));
    });
    afterAll(() => host.stop());
    beforeEach(() => {
      host.reset();
      standIn.book = new PullBook();
    });

    it('opens a pull request and finds it', async () => {
      const api = await connect();
      expect(await api.find(TARGET)).toBeNull();
      const { notes, ...opened } = await api.open(WISH);
      expect(notes).toEqual([]);
      expect(opened).toEqual({
        ...TARGET,
        number: 1,
        title: WISH.title,
        state: 'open',
        url: standIn.pageOf(host.origin, 1),
      });
      expect(standIn.book.get(1)).toMatchObject(WISH);
      expect(await api.find(TARGET)).toEqual(opened);
      expect(await api.find({ ...TARGET, base: 'other' })).toBeNull();
    });

    it('signs in by header, and never in a URL', async () => {
      await (await connect()).open(WISH);
      expect(host.asked.length).toBeGreaterThan(0);
      for (const { headers, url } of host.asked) {
        expect(headers.authorization).toBe(standIn.authorization);
        expect(url.href).not.toContain(TOKEN);
      }
    });

    it("uses the user's own token instead, when there is one", async () => {
      const userToken = 'the-users-own';
      await (await connect({ userToken })).find(TARGET);
      const { authorization = '' } = host.asked[0].headers;
      const [, value] = authorization.split(' ');
      const plain = Buffer.from(value, 'base64').toString();
      expect([value, plain]).toEqual(
        expect.arrayContaining([expect.stringContaining(userToken)]),
      );
    });

    it('answers with the one that is open when asked to open again', async () => {
      const api = await connect();
      const [first, second] = await Promise.all([
        api.open(WISH),
        api.open(WISH),
      ]);
      expect(second.number).toBe(first.number);
      expect(standIn.book.pulls).toHaveLength(1);
    });

    it('opens one only when the answer to the first try was lost', async () => {
      host.failNext({ after: standIn.refusal(502, 'Bad Gateway') });
      const opened = await (await connect()).open(WISH);
      expect(opened.number).toBe(1);
      expect(standIn.book.pulls).toHaveLength(1);
    });

    it('asks for labels and reviewers, or notes that it could not', async () => {
      const api = await connect();
      const { good, bad } = standIn.reviewer;
      const opened = await api.open({
        ...WISH,
        labels: ['kaito'],
        reviewers: [good],
      });
      const stored = standIn.book.get(opened.number)!;
      expect(stored.reviewers).toEqual([good]);
      expect(stored.labels).toEqual(standIn.keepsLabels ? ['kaito'] : []);
      expect(opened.notes).toHaveLength(standIn.keepsLabels ? 0 : 1);

      const other = { ...WISH, branch: 'kaito/r2', reviewers: [bad] };
      const outcome = await api.open(other).then(
        ({ notes }) => notes.join(),
        error => `${error.message} ${error.field}`,
      );
      expect(outcome).toContain('reviewers');
    });

    it('updates title and body, each by itself', async () => {
      const api = await connect();
      const reviewers = [standIn.reviewer.good];
      const { number } = await api.open({ ...WISH, reviewers });
      await api.update(number, { body: 'New body' });
      expect(standIn.book.get(number)).toMatchObject({
        title: WISH.title,
        body: 'New body',
      });
      const updated = await api.update(number, { title: 'New title' });
      expect(updated).toMatchObject({ number, title: 'New title' });
      expect(standIn.book.get(number)).toMatchObject({
        body: 'New body',
        reviewers,
      });
    });

    it('follows an open one', async () => {
      const { number } = standIn.book.add({
        ...WISH,
        votes: [
          { by: 'ana', says: 'yes' },
          { by: 'bo', says: 'no' },
        ],
        checks: ['pending'],
      });
      expect(await (await connect()).follow(number)).toMatchObject({
        ...TARGET,
        number,
        state: 'open',
        headCommit: 'a'.repeat(40),
        mergeCommit: null,
        mergedBy: null,
        mergedAt: null,
        ...standIn.followsOpen,
      });
    });

    it.each(['passed', 'failed'] as const)(
      'knows checks that %s',
      async check => {
        const { number } = standIn.book.add({ ...WISH, checks: [check] });
        const api = await connect();
        expect((await api.follow(number)).checks).toBe(check);
        const other = standIn.book.add({ ...WISH, head: 'e'.repeat(40) });
        expect((await api.follow(other.number)).checks).toBe('none');
      },
    );

    it('knows a conflict where the host tells', async () => {
      const { number } = standIn.book.add({ ...WISH, conflicted: true });
      const { mergeable } = await (await connect()).follow(number);
      expect(mergeable).toBe(standIn.followsOpen.mergeable && false);
    });

    it('follows a merged one: who, when, which commit', async () => {
      const { number } = standIn.book.add(WISH);
      standIn.book.merge(number);
      const api = await connect();
      const status = await api.follow(number);
      expect(status).toMatchObject({
        ...standIn.followsMerged,
        state: 'merged',
        mergeable: null,
      });
      expect(Date.parse(status.mergedAt!)).toBe(
        Date.parse('2026-03-04T05:06:07Z'),
      );
      expect(await api.find(TARGET)).toMatchObject({ number, state: 'merged' });
    });

    it('asks for changes only where it has the rest', async () => {
      const { number } = standIn.book.add({ ...WISH, checks: ['pending'] });
      const api = await connect({ cache: new ScmAnswerCache() });
      const first = await api.follow(number);
      const requests = host.asked.length;
      expect(await api.follow(number)).toEqual(first);
      const again = host.asked.slice(requests);
      expect(again).toHaveLength(requests);
      for (const { headers } of again) {
        expect(headers['if-none-match']).toMatch(/^"/);
      }
      standIn.book.merge(number);
      expect((await api.follow(number)).state).toBe('merged');
    });

    it('knows one that was closed', async () => {
      const { number } = standIn.book.add({ ...WISH, state: 'closed' });
      const api = await connect();
      expect(await api.follow(number)).toMatchObject({
        state: 'closed',
        mergedBy: null,
        mergedAt: null,
        mergeCommit: null,
      });
      expect(await api.find(TARGET)).toMatchObject({ number, state: 'closed' });
    });

    describeLists({ standIn, host: () => host, connect });

    it('leaves a fork with a branch of the same name alone', async () => {
      standIn.book.add({ ...WISH, fromFork: true });
      expect(await (await connect()).find(TARGET)).toBeNull();
    });

    it.each([
      [401, /integrations/],
      [403, /write access/],
      [404, /exists/],
      [409, /in the way/],
      [422, /Correct/],
    ])('explains %d', async (status, step) => {
      const said = `No, because ${TOKEN} ${
        standIn.authorization.split(' ')[1]
      }`;
      const api = await connect();
      host.failNext(standIn.refusal(status, said));
      const error = await failure(api.follow(1));
      expect(error.status).toBe(status);
      expect(error.message).toContain(`answered ${status}`);
      expect(error.reason).toContain('No, because ***');
      expect(error.nextStep).toMatch(step);
      expect(error.message).toContain(error.nextStep);
      expect(host.asked).toHaveLength(1);
    });

    it('waits as long as a host asks, and goes on', async () => {
      const api = await connect();
      host.failNext(standIn.tooFast(1), standIn.limited(1));
      const began = Date.now();
      expect(await api.find(TARGET)).toBeNull();
      expect(Date.now() - began).toBeGreaterThan(900);
      expect(host.asked).toHaveLength(3);
    });

    it('does not wait for a limit that is far away', async () => {
      const api = await connect();
      host.failNext(standIn.limited(1800));
      const error = await failure(api.find(TARGET));
      expect(error.status).toBe(429);
      expect(error.retryAfterSeconds).toBeGreaterThan(1700);
      expect(error.nextStep).toMatch(/asks to wait 1[78]\d\d s/);
      expect(host.asked).toHaveLength(1);
    });

    it('tries again after a failure of the host, but not for ever', async () => {
      const api = await connect();
      host.failNext(standIn.refusal(500, 'Oops'));
      expect(await api.find(TARGET)).toBeNull();
      const down = { status: 503, body: '<html><title>Down</title></html>' };
      host.reset();
      host.failNext(down, down, down);
      const error = await failure(api.find(TARGET));
      expect(error.message).toMatch(/answered 503 \(an HTML page: Down\)/);
      expect(host.asked).toHaveLength(3);
    });

    it('is not taken in by a sign-in page', async () => {
      const api = await connect();
      const body = `<html><title>Sign in</title>${TOKEN}</html>`;
      host.failNext({ status: 200, body });
      const page = await failure(api.find(TARGET));
      expect(page.message).toMatch(/an HTML page, not the API.*Sign in/);
      host.failNext({ status: 203, body });
      expect((await failure(api.find(TARGET))).status).toBe(401);
    });

    it('names the field of an answer of another shape', async () => {
      const { number } = standIn.book.add(WISH);
      const api = await connect();
      host.failNext({ status: 200, body: { title: 5 } });
      const error = await failure(api.follow(number));
      expect(error.message).toMatch(/not what its API promises \(\w+/);
    });

    it('gives up on a host that does not answer', async () => {
      const api = await connect({ limits: { timeoutMs: 400, attempts: 2 } });
      host.failNext('hang', 'hang');
      const error = await failure(api.find(TARGET));
      expect(error.status).toBeNull();
      expect(error.message).toMatch(/did not answer within 0.4 s.*reachable/);
      expect(host.asked).toHaveLength(2);
    });

    it('stops at once when the caller does, also between two tries', async () => {
      for (const fault of ['hang', standIn.tooFast(2)] as const) {
        const stop = new AbortController();
        const api = await connect({ signal: stop.signal });
        host.reset();
        host.failNext(fault);
        const ended = api.find(TARGET).catch(error => error);
        while (host.asked.length === 0) await pause(5);
        await pause(30);
        const began = Date.now();
        stop.abort(new Error('cancelled'));
        expect((await ended).message).toBe('cancelled');
        expect(Date.now() - began).toBeLessThan(1000);
        expect(host.asked).toHaveLength(1);
      }
    });

    it('follows a move on the same host, and none to another', async () => {
      const other = await LoopbackHost.start(() => ({ status: 200, body: [] }));
      try {
        standIn.book.add(WISH);
        const api = await connect();
        host.failNext({
          status: 302,
          headers: { location: `${other.origin}/api` },
          body: {},
        });
        const error = await failure(api.follow(1));
        expect(error.message).toMatch(/points to localhost:\d+.*not followed/);
        expect(other.asked).toEqual([]);

        host.reset();
        await api.follow(1);
        const [{ url }] = host.asked;
        host.failNext({
          status: 301,
          headers: { location: url.pathname + url.search },
          body: {},
        });
        expect((await api.follow(1)).number).toBe(1);
      } finally {
        await other.stop();
      }
    });

    more({ standIn, host: () => host, connect });
  });
}
