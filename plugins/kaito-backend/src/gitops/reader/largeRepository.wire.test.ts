import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { commitFiles, startGitHost, type GitHost } from '@kaito-portal/sandbox';
import { GitRelay } from '../__testUtils__/GitRelay';
import { manifest } from '../__testUtils__/FakeHost';
import { systemClock } from '../../watch/Clock';
import { createReader } from '../createReader';
import type { RepositoryReader } from './RepositoryReader';

jest.setTimeout(240_000);

const BASE = ['GET /platform/fleet.git/info/refs'];
const UPLOAD = 'POST /platform/fleet.git/git-upload-pack';

describe('reading a repository of 5,000 files', () => {
  let dir: string;
  let host: GitHost;
  let relay: GitRelay;
  let reader: RepositoryReader;

  const files = new Map<string, string>();
  for (let i = 0; i < 4_900; i++) {
    files.set(`apps/team-${i % 40}/app-${i}.yaml`, `value: ${i}\n`);
  }
  for (let i = 0; i < 98; i++) {
    files.set(`clusters/prod/ns-${i % 7}/model-${i}.yaml`, manifest(`m-${i}`));
  }
  files.set('clusters/prod/huge.yaml', `x: ${'y'.repeat(300_000)}\n`);
  files.set('clusters/prod/picture.png', 'not text');

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'large-'));
    host = await startGitHost({
      dir,
      seedRepos: async repositories => {
        const repository = await repositories.create('platform', 'fleet');
        await commitFiles(repository, files, 'All of it');
      },
    });
    relay = await GitRelay.start(() => host.url);
    reader = createReader({
      config: new ConfigReader({
        kaito: { gitops: { repoUrl: `${relay.url}/platform/fleet.git` } },
      }),
      logger: mockServices.logger.mock(),
      clock: systemClock,
      refreshMs: 60_000,
    });
  });

  afterAll(async () => {
    await reader?.stop();
    await relay?.stop();
    await host?.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const branch = () =>
    reader.branch({
      repoUrl: `${relay.url}/platform/fleet.git`,
      baseBranch: 'main',
    })!;

  it('fetches once for all who ask, and reads the folders of the layout alone', async () => {
    const [{ files: known, failure }] = await Promise.all(
      [1, 2, 3].map(() => branch().refresh(60_000)),
    );
    expect(failure).toBeNull();
    expect(known!.read).toBe(99);
    expect(known!.files.size).toBe(99);
    expect([...known!.files.keys()].every(p => p.startsWith('clusters/'))).toBe(
      true,
    );
    expect(known!.files.get('clusters/prod/huge.yaml')?.problem).toMatch(
      /larger than 256 KiB/,
    );
    // Where the branch stands, then the one fetch.
    expect(relay.asked).toEqual([...BASE, UPLOAD, ...BASE, UPLOAD]);
  });

  it('asks where the branch stands, and no more while it stands there', async () => {
    relay.asked.length = 0;
    const { files: known } = await branch().refresh(0);
    expect(known!.read).toBe(99);
    expect(relay.asked).toEqual([...BASE, UPLOAD]);
  });

  it('reads one file when one has changed', async () => {
    const repository = (await host.repositories.find('platform', 'fleet'))!;
    files.set('clusters/prod/ns-1/model-1.yaml', manifest('m-1b'));
    await repository.run(['update-ref', '-d', 'refs/heads/main']);
    await commitFiles(repository, files, 'One more');
    const { files: known } = await branch().refresh(0);
    expect(known!.commit).toBe(await repository.tip('main'));
    expect(known!.read).toBe(1);
    expect(known!.commits).toHaveLength(2);
  });

  it('keeps what it knows when the host is gone', async () => {
    const { confirmedAt } = branch().state();
    relay.down = true;
    const { files: known, failure, ...state } = await branch().refresh(0);
    expect(known!.files.size).toBe(99);
    expect(failure?.message).toMatch(/localhost:\d+.*reachable/);
    expect(state.confirmedAt).toBe(confirmedAt);
    expect(
      await branch().use(checkout =>
        checkout.read('clusters/prod/ns-1/model-1.yaml'),
      ),
    ).toContain('m-1b');
    relay.down = false;
  });
});
