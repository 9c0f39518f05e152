import { mockServices } from '@backstage/backend-test-utils';
import { FakeClock } from '../../watch/__testUtils__/FakeClock';
import { FakeHost, hostDown, manifest } from '../__testUtils__/FakeHost';
import { BranchReader } from './BranchReader';

const PATH = 'clusters/prod/search/phi.yaml';
const MINUTE = 60_000;

function stage(files: Record<string, string> = { [PATH]: manifest('phi') }) {
  const host = new FakeHost(files);
  const clock = new FakeClock();
  const onAnswer = jest.fn();
  const reader = new BranchReader({
    source: { repoUrl: 'r', baseBranch: 'main', folders: ['clusters'] },
    connect: host.connect,
    clock,
    logger: mockServices.logger.mock(),
    onAnswer,
  });
  return { host, clock, onAnswer, reader };
}

describe('BranchReader', () => {
  it('knows nothing before it was asked', async () => {
    const { reader } = stage();
    expect(reader.state()).toMatchObject({
      files: null,
      confirmedAt: null,
      failure: null,
      repository: null,
    });
    expect(reader.state().fileUrl(PATH)).toBeNull();
    await expect(reader.use(async () => 1)).rejects.toThrow(/not been read/);
  });

  it('asks once for all who ask at a time', async () => {
    const { host, reader, onAnswer } = stage();
    const states = await Promise.all([1, 2, 3].map(() => reader.refresh(0)));
    expect(host.asked).toEqual({ connect: 1, tip: 1, checkout: 1, texts: 1 });
    expect(onAnswer).toHaveBeenCalledTimes(1);
    for (const { files, repository, fileUrl } of states) {
      expect(files?.files.get(PATH)?.workloads).toHaveLength(1);
      expect(repository?.fullName).toBe('platform/fleet');
      expect(fileUrl(PATH)).toBe(`https://git.example.com/${host.tip}/${PATH}`);
    }
  });

  it('does not ask while what it knows is young enough', async () => {
    const { host, clock, reader } = stage();
    await reader.refresh(MINUTE);
    await clock.advance(MINUTE);
    await reader.refresh(MINUTE);
    expect(host.asked.tip).toBe(1);
    await clock.advance(1);
    await reader.refresh(MINUTE);
    expect(host.asked.tip).toBe(2);
  });

  it('reads the files only when the branch has moved, and of them what is new', async () => {
    const { host, clock, reader, onAnswer } = stage();
    await reader.refresh(0);
    await clock.advance(MINUTE);
    const confirmed = clock.now();
    expect((await reader.refresh(0)).confirmedAt).toBe(confirmed);
    expect(host.asked.checkout).toBe(1);
    host.commit({ [PATH]: manifest('phi'), 'clusters/a/new.yaml': 'a: 1' });
    await clock.advance(MINUTE);
    const { files } = await reader.refresh(0);
    expect(files).toMatchObject({ commit: host.tip, read: 1 });
    expect(host.asked).toMatchObject({ checkout: 2, texts: 2 });
    expect(onAnswer).toHaveBeenCalledTimes(3);
  });

  it('keeps what it knows while the host is away, with its age, and asks less and less', async () => {
    const { host, clock, reader, onAnswer } = stage();
    const before = await reader.refresh(0);
    host.failure = hostDown();
    await clock.advance(MINUTE);
    const failedAt = clock.now();
    const away = await reader.refresh(0);
    expect(away.files).toBe(before.files);
    expect(away.confirmedAt).toBe(before.confirmedAt);
    expect(away.failure).toMatchObject({
      message: expect.stringMatching(/did not answer/),
      since: failedAt,
    });
    expect(onAnswer).toHaveBeenCalledTimes(2);

    const asks: number[] = [];
    for (let i = 0; i < 600; i++) {
      const { tip } = host.asked;
      const { connect } = host.asked;
      await reader.refresh(0);
      if (host.asked.connect > connect || host.asked.tip > tip) asks.push(i);
      await clock.advance(1_000);
    }
    const pauses = asks.slice(1).map((at, i) => at - asks[i]);
    expect(pauses.length).toBeGreaterThan(4);
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
    expect(pauses.at(-1)).toBeLessThanOrEqual(60);
    expect(reader.state().failure?.since).toBe(failedAt);

    host.failure = null;
    await clock.advance(MINUTE);
    const back = await reader.refresh(0);
    expect(back.failure).toBeNull();
    expect(back.confirmedAt).toBe(clock.now());
    expect(host.asked.checkout).toBe(1);
  });

  it('waits as long as a host asks', async () => {
    const { host, clock, reader } = stage();
    host.failure = hostDown(120);
    await reader.refresh(0);
    const { connect } = host.asked;
    await clock.advance(119_000);
    await reader.refresh(0);
    expect(host.asked.connect).toBe(connect);
    await clock.advance(1_000);
    await reader.refresh(0);
    expect(host.asked.connect).toBe(connect + 1);
  });

  it('keeps a failure of its own machine to the log', async () => {
    const { host, reader } = stage();
    host.failure = Object.assign(new Error('no space at /tmp/secret'), {
      code: 'ENOSPC',
    });
    const { failure } = await reader.refresh(0);
    expect(failure?.message).toMatch(/ENOSPC/);
    expect(failure?.message).not.toMatch(/tmp/);
    await expect(reader.use(async () => 1)).rejects.toThrow(/ENOSPC/);
  });

  it('connects anew now and then, and after each failure', async () => {
    const { host, clock, reader } = stage();
    await reader.refresh(0);
    await clock.advance(9 * MINUTE);
    await reader.refresh(0);
    expect(host.asked.connect).toBe(1);
    await clock.advance(2 * MINUTE);
    await reader.refresh(0);
    expect(host.asked.connect).toBe(2);
  });

  it('leaves a copy on the disk until the last of its readers is done', async () => {
    const { host, clock, reader } = stage();
    await reader.refresh(0);
    let finish = () => {};
    const reading = reader.use(async checkout => {
      await new Promise<void>(resolve => {
        finish = resolve;
      });
      return checkout.read(PATH);
    });
    host.commit({ [PATH]: manifest('other') });
    await clock.advance(MINUTE);
    await reader.refresh(0);
    expect(host.open).toBe(2);
    finish();
    expect(await reading).toBe(manifest('phi'));
    expect(host.open).toBe(1);
    expect(await reader.use(checkout => checkout.read(PATH))).toBe(
      manifest('other'),
    );
    await reader.close();
    expect(host.open).toBe(0);
    await reader.refresh(0);
    expect(host.open).toBe(0);
  });

  it('leaves nothing on the disk when reading the files fails', async () => {
    const { host, reader } = stage({ [PATH]: manifest('phi') });
    const provider = await host.connect();
    const broken = new BranchReader({
      source: { repoUrl: 'r', baseBranch: 'main', folders: [''] },
      connect: async () => ({
        ...provider,
        checkout: async () => ({
          ...(await provider.checkout('main')),
          list() {
            throw new Error('broken pack');
          },
        }),
      }),
      clock: new FakeClock(),
      logger: mockServices.logger.mock(),
    });
    const { failure, files } = await broken.refresh(0);
    expect(failure).not.toBeNull();
    expect(files).toBeNull();
    expect(host.open).toBe(0);
    await reader.close();
  });
});
