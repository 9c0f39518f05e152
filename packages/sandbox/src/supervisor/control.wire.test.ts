import type { ClusterProcess } from './ClusterProcess';
import { startControl } from './control';

function fakeCluster(name: string) {
  let running = true;
  return {
    options: { name, title: name },
    get running() {
      return running;
    },
    pid: 1,
    kill: async () => {
      running = false;
    },
    start: async () => {
      running = true;
    },
  } as unknown as ClusterProcess;
}

describe('the control port', () => {
  let control: Awaited<ReturnType<typeof startControl>>;

  beforeAll(async () => {
    control = await startControl(0, [fakeCluster('a')], () => ({
      commit: 'c1',
      sourceError: null,
      clusters: [],
    }));
  });
  afterAll(() => control.stop());

  it('says what runs and how GitOps stands', async () => {
    const body = await (await fetch(`${control.url}/`)).json();
    expect(body).toMatchObject({
      clusters: [{ name: 'a', running: true }],
      gitops: { commit: 'c1' },
    });
  });

  it('kills and starts a cluster', async () => {
    const act = async (action: string) =>
      (
        await fetch(`${control.url}/clusters/a/${action}`, { method: 'POST' })
      ).json();
    expect(await act('kill')).toMatchObject({ running: false });
    expect(await act('start')).toMatchObject({ running: true });
  });

  it('names what it knows when asked for something else', async () => {
    const response = await fetch(`${control.url}/clusters/b/kill`, {
      method: 'POST',
    });
    expect(response.status).toBe(404);
    expect((await response.json()).message).toMatch(/NAME one of a and ACTION/);
  });

  it('refuses a request that comes from a web page', async () => {
    const response = await fetch(`${control.url}/clusters/a/kill`, {
      method: 'POST',
      headers: { origin: 'https://example.com' },
    });
    expect(response.status).toBe(403);
  });
});
