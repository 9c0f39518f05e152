import { BitbucketServerStandIn } from '../__testUtils__/BitbucketServerStandIn';
import { describeAdapter } from '../__testUtils__/contract';

describeAdapter(new BitbucketServerStandIn(), ({ connect, host, standIn }) => {
  it('takes in an update that came in between, and keeps the reviewers', async () => {
    const { number } = standIn.book.add({ reviewers: ['ana', 'bo'] });
    const api = await connect();
    const stale = standIn.answer({
      method: 'GET',
      url: new URL(
        `/bitbucket/rest/api/1.0/projects/PLAT/repos/fleet/pull-requests/${number}`,
        host().origin,
      ),
      headers: {},
      body: undefined,
    });
    standIn.book.get(number)!.version = 1;
    host().failNext(stale);
    await api.update(number, { title: 'Mine' });
    expect(standIn.book.get(number)).toMatchObject({
      title: 'Mine',
      version: 2,
      reviewers: ['ana', 'bo'],
    });
  });
});
