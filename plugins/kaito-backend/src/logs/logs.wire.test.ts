import {
  parseLogNote,
  paths,
  type LogQuery,
  type WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import {
  allowAll,
  denyAll,
  startPortal,
  type TestPortal,
} from '../__testUtils__/startPortal';
import { eventually } from '../watch/__testUtils__/eventually';

jest.setTimeout(60_000);

const ref = {
  cluster: 'prod',
  kind: 'Workspace',
  namespace: 'search',
  name: 'search-phi-4',
} as const;
const POD = 'search-phi-4-0';
const TOKEN = 'hf_AbCdEfGhIjKlMnOpQrStUvWxYz01234567';

/** A log from a cluster, through the portal, over real sockets. */
describe('GET …/logs', () => {
  let cluster: SandboxCluster;
  let portal: TestPortal;
  const readers: AbortController[] = [];

  beforeAll(async () => {
    cluster = await startCluster({ name: 'log', seed: 'prod', pace: 100_000 });
    portal = await startPortal([{ name: 'prod', cluster }]);
  });
  afterEach(() => {
    readers.splice(0).forEach(reader => reader.abort());
    portal.setPolicy(allowAll);
    cluster.faults.clear();
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  const of = { namespace: 'search', pod: POD, container: 'search-phi-4' };
  const openLogs = () => cluster.faults.cutStreams(/\/log\?/);

  async function read(query: LogQuery = {}, target: typeof ref = ref) {
    const leave = new AbortController();
    readers.push(leave);
    const response = await portal.fetch(paths.workloadLogs(target, query), {
      signal: leave.signal,
    });
    return { response, leave: () => leave.abort() };
  }

  async function refusal(query: LogQuery = {}, target: typeof ref = ref) {
    const { response } = await read(query, target);
    const { error } = await response.json();
    return [response.status, error.name, error.message];
  }

  async function follow(query: LogQuery = {}) {
    const { response, leave } = await read({ follow: true, ...query });
    let text = '';
    const ended = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body as any) {
        text += decoder.decode(chunk, { stream: true });
      }
    })().catch(() => undefined);
    return { response, leave, ended, text: () => text };
  }

  it('knows the containers of the deployment', async () => {
    await eventually(async () => {
      const detail: WorkloadDetail = await (
        await portal.fetch(paths.workload(ref))
      ).json();
      expect(detail.related).toContainEqual(
        expect.objectContaining({
          kind: 'Pod',
          name: POD,
          containers: [
            expect.objectContaining({ name: 'search-phi-4', role: 'model' }),
          ],
        }),
      );
    });
  });

  it("gives the model's log when nothing else is said", async () => {
    const { response } = await read({ tailLines: 5_000 });
    expect(response.headers.get('kaito-log-container')).toBe('search-phi-4');
    expect(await response.text()).toContain('--served-model-name=');
  });

  it('gives the tail, without secrets', async () => {
    cluster.logs.append(of, 'first', `token=${TOKEN}`, 'last');
    const { response } = await read({
      tailLines: 2,
      pod: POD,
      container: 'search-phi-4',
    });
    expect(await response.text()).toBe('token=hf_[redacted]\nlast\n');
  });

  it('goes on while it is followed, and lets go of the cluster when the reader leaves', async () => {
    const log = await follow({ tailLines: 1 });
    cluster.logs.append(of, 'now', `Authorization: Bearer ${TOKEN}`);
    await eventually(() =>
      expect(log.text()).toContain('now\nAuthorization: [redacted]\n'),
    );
    log.leave();
    await eventually(() => expect(openLogs()).toBe(0));
  });

  it('says so when the connection to the cluster is cut', async () => {
    const log = await follow({ tailLines: 1 });
    await eventually(() => expect(log.text()).not.toBe(''));
    expect(openLogs()).toBe(1);
    await log.ended;
    const last = log.text().trimEnd().split('\n').at(-1)!;
    expect(parseLogNote(last)).toMatchObject({ code: 'lost' });
  });

  it('has words for each reason why there is none', async () => {
    expect(await refusal({ previous: true })).toEqual([
      404,
      'NoPreviousRunError',
      expect.stringMatching(/keeps no run/),
    ]);
    expect(await refusal({ container: 'sidecar' })).toEqual([
      404,
      'NoSuchLogError',
      expect.stringMatching(/It has search-phi-4/),
    ]);
    const others = cluster.store
      .list('Pod')
      .filter(({ metadata }) => !metadata.name.startsWith('search-phi-4'));
    expect(await refusal({ pod: others[0].metadata.name })).toEqual([
      404,
      'NoSuchLogError',
      expect.stringMatching(/has no pod/),
    ]);
    expect((await refusal({ tailLines: 5001 }))[0]).toBe(400);
    expect((await refusal({ tailLines: 5001 }))[2]).toMatch(/tailLines/);
  });

  it("names the Role that the portal's account lacks", async () => {
    cluster.faults.withdrawRights('reader', { resources: ['pods/log'] });
    expect(await refusal()).toEqual([
      502,
      'LogsForbiddenError',
      expect.stringMatching(/namespace search.*logs-role\.yaml/),
    ]);
  });

  it('says when the node does not answer, and the cluster', async () => {
    cluster.faults.force({ match: /\/log\?/, status: 500, times: 1 });
    expect(await refusal()).toEqual([
      502,
      'LogUnavailableError',
      expect.stringMatching(/node may be unreachable/),
    ]);
    await cluster.faults.refuseConnections(true);
    expect((await refusal()).slice(0, 2)).toEqual([
      503,
      'ServiceUnavailableError',
    ]);
    await cluster.faults.refuseConnections(false);
  });

  it('asks for two permissions', async () => {
    portal.setPolicy(name =>
      name === 'kaito.workload.logs.read' ? denyAll(name) : allowAll(name),
    );
    expect((await refusal()).slice(0, 2)).toEqual([403, 'NotAllowedError']);
    portal.setPolicy(name =>
      name === 'kaito.workload.read' ? denyAll(name) : allowAll(name),
    );
    expect((await refusal()).slice(0, 2)).toEqual([404, 'NotFoundError']);
  });
});
