import { describeAdapter } from '../__testUtils__/contract';
import { GithubStandIn } from '../__testUtils__/GithubStandIn';

describeAdapter(new GithubStandIn(), ({ connect, host, standIn }) => {
  const wish = { branch: 'kaito/r1', base: 'main', title: 'T', body: '' };

  it('asks a team for a review', async () => {
    const api = await connect();
    await api.open({ ...wish, reviewers: ['ana', 'platform/approvers'] });
    expect(standIn.book.get(1)!.reviewers).toEqual(['ana', 'approvers']);
  });

  it('counts checks on all pages', async () => {
    const { number } = standIn.book.add({
      ...wish,
      checks: ['passed', 'passed', 'passed', 'passed', 'failed'],
    });
    expect((await (await connect()).follow(number)).checks).toBe('failed');
  });

  it('leaves GitHub alone for a minute after a secondary limit without a time', async () => {
    const api = await connect();
    const said = 'You have exceeded a secondary rate limit.';
    host().failNext(standIn.refusal(403, said));
    const failure = api.find({ branch: 'x', base: 'main' });
    await expect(failure).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: 60,
      reason: said,
    });
    expect(host().asked).toHaveLength(1);
  });

  it('does not call what it may not see fine', async () => {
    const { number } = standIn.book.add(wish);
    const api = await connect();
    const no = standIn.refusal(403, 'Resource not accessible by integration');
    const shown = standIn.answer({
      method: 'GET',
      url: new URL(
        `/api/v3/repos/platform/fleet/pulls/${number}`,
        host().origin,
      ),
      headers: { 'x-github-api-version': '2022-11-28' },
      body: undefined,
    });
    host().failNext(shown, no, no);
    expect(await api.follow(number)).toMatchObject({
      state: 'open',
      approvedBy: null,
      changesRequestedBy: null,
      checks: null,
    });
  });
});
