import type { ClusterProcess } from './ClusterProcess';
import { ModelFaults } from '../model';
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
  const faults = new ModelFaults();
  let control: Awaited<ReturnType<typeof startControl>>;

  beforeAll(async () => {
    control = await startControl(0, {
      clusters: [fakeCluster('a')],
      faults,
      gitops: () => ({ commit: 'c1', sourceError: null, clusters: [] }),
    });
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

  it('lets the model server fail, and mends it', async () => {
    const call = async (method: string, body?: string) => {
      const response = await fetch(`${control.url}/models/faults`, {
        method,
        body,
      });
      return { status: response.status, ...(await response.json()) };
    };
    const fault = { fault: 'stall', model: 'phi-4', times: 1 };
    expect(await call('POST', JSON.stringify(fault))).toMatchObject({
      status: 200,
      faults: [fault],
    });
    expect(faults.take('phi-4', 'POST')).toMatchObject({ fault: 'stall' });
    expect(faults.take('phi-4', 'POST')).toBeUndefined();
    expect(await call('POST', '{"fault":"smoke"}')).toEqual({
      status: 400,
      message: expect.stringMatching(/^fault: .*slow-first-byte/),
    });
    expect(await call('POST', '{')).toMatchObject({ status: 400 });
    faults.set({ fault: 'down' });
    expect(await call('DELETE')).toEqual({ status: 200, faults: [] });
    expect(await call('PUT')).toMatchObject({ status: 405 });
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
