import { AzureStandIn } from '../__testUtils__/AzureStandIn';
import { describeAdapter } from '../__testUtils__/contract';

describeAdapter(new AzureStandIn(), ({ connect, host, standIn }) => {
  it('keeps a description within what Azure DevOps keeps, and notes it', async () => {
    const api = await connect();
    const body = 'A line of text\n'.repeat(400);
    const opened = await api.open({
      branch: 'kaito/r1',
      base: 'main',
      title: 'T',
      body,
    });
    expect(opened.notes).toEqual([
      'description: Azure DevOps keeps 4000 characters of 6000; the end is missing',
    ]);
    const stored = standIn.book.get(1)!.body;
    expect(stored.length).toBeLessThanOrEqual(4000);
    expect(stored).toMatch(/text\n\n_Shortened/);
  });

  it('sends an Entra token as bearer and a personal one as password', async () => {
    await (
      await connect({ userToken: 'a.b.c' })
    ).find({
      branch: 'x',
      base: 'main',
    });
    expect(host().asked[0].headers.authorization).toBe('Bearer a.b.c');
  });

  it('says how long a busy service asks to wait', async () => {
    const api = await connect();
    host().failNext(standIn.tooFast(300));
    await expect(api.follow(1)).rejects.toMatchObject({
      status: 503,
      retryAfterSeconds: 300,
      message: expect.stringContaining('It asks to wait 300 s.'),
    });
  });
});
