import { describeAdapter } from '../__testUtils__/contract';
import { GiteaStandIn } from '../__testUtils__/GiteaStandIn';

describeAdapter(new GiteaStandIn(), ({ connect, standIn }) => {
  it('notes a label the repository does not have', async () => {
    const opened = await (
      await connect()
    ).open({
      branch: 'kaito/r1',
      base: 'main',
      title: 'T',
      body: '',
      labels: ['kaito', 'none-such'],
    });
    expect(opened.notes).toEqual([
      'labels: none-such: the repository has no such label',
    ]);
    expect(standIn.book.get(1)!.labels).toEqual(['kaito']);
  });
});
