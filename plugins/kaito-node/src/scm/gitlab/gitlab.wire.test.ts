import { describeAdapter } from '../__testUtils__/contract';
import { GitlabStandIn } from '../__testUtils__/GitlabStandIn';

describeAdapter(new GitlabStandIn(), ({ connect, standIn }) => {
  it('takes the branch itself for the merge commit of a fast-forward', async () => {
    const { number } = standIn.book.add({});
    standIn.book.merge(number);
    standIn.book.get(number)!.merge!.commit = null as unknown as string;
    const status = await (await connect()).follow(number);
    expect(status.mergeCommit).toBe('a'.repeat(40));
  });
});
