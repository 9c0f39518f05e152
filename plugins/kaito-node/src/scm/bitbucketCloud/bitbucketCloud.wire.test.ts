import { BitbucketCloudStandIn } from '../__testUtils__/BitbucketCloudStandIn';
import { describeAdapter } from '../__testUtils__/contract';

describeAdapter(new BitbucketCloudStandIn(), ({ connect }) => {
  it('asks for branches by their whole name, whatever is in it', async () => {
    const api = await connect();
    const branch = 'kaito/"r1" OR state="OPEN';
    expect(await api.find({ branch, base: 'main' })).toBeNull();
  });
});
