import { mockCredentials } from '@backstage/backend-test-utils';
import {
  changeSchema,
  type Change,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { kaitoWorkloadReadPermission } from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import {
  createKaitoWorkloadConditionalDecision,
  kaitoWorkloadConditions,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { startCluster, type SandboxCluster } from '@kaito-portal/sandbox';
import { createParser } from 'eventsource-parser';
import {
  allowAll,
  denyAll,
  startPortal,
  type TestPortal,
} from '../__testUtils__/startPortal';
import { eventually } from '../watch/__testUtils__/eventually';

jest.setTimeout(60_000);

const workspace = (name: string, namespace = 'default') => ({
  apiVersion: 'kaito.sh/v1beta1',
  kind: 'Workspace',
  metadata: { name, namespace },
  resource: {
    instanceType: 'Standard_NC24ads_A100_v4',
    labelSelector: { matchLabels: { apps: name } },
  },
  inference: { preset: { name: 'microsoft/phi-4-mini-instruct' } },
});

describe('GET /changes', () => {
  let cluster: SandboxCluster;
  let portal: TestPortal;
  const readers: AbortController[] = [];

  beforeAll(async () => {
    // So slow that KAITO changes nothing by itself.
    cluster = await startCluster({ name: 'north', pace: 100_000 });
    portal = await startPortal([{ name: 'north', cluster }]);
  });
  afterEach(() => {
    readers.splice(0).forEach(reader => reader.abort());
    portal.setPolicy(allowAll);
  });
  afterAll(async () => {
    await portal?.stop();
    await cluster?.stop();
  });

  async function read(headers: Record<string, string> = {}) {
    const abort = new AbortController();
    readers.push(abort);
    const response = await portal.fetch('/changes', {
      headers,
      signal: abort.signal,
    });
    const seen: { id?: string; change: Change }[] = [];
    const parser = createParser({
      onEvent: ({ id, data }) =>
        seen.push({ id, change: changeSchema.parse(JSON.parse(data)) }),
    });
    const pump = async () => {
      const decoder = new TextDecoder();
      for await (const chunk of response.body as any) {
        parser.feed(decoder.decode(chunk, { stream: true }));
      }
    };
    const ended = pump().catch(() => undefined);
    return { response, seen, ended, leave: () => abort.abort() };
  }

  const names = (seen: { change: Change }[]) =>
    seen.flatMap(({ change }) => {
      if (change.type === 'upserted') {
        return `+${change.workload.ref.name}`;
      }
      return change.type === 'deleted' ? `-${change.ref.name}` : [];
    });

  it('is served by a portal that has read its clusters', async () => {
    await eventually(async () => {
      const { items } = await (await portal.fetch('/clusters')).json();
      expect(items[0].state).toBe('live');
    });
  });

  it('tells of a change in a cluster, and of what was missed meanwhile', async () => {
    const first = await read();
    expect(first.response.headers.get('content-type')).toBe(
      'text/event-stream',
    );
    await eventually(() =>
      expect(first.seen[0].change).toEqual({ type: 'ready', resumed: false }),
    );
    cluster.store.create(workspace('live'));
    await eventually(() => expect(names(first.seen)).toContain('+live'));
    const lastId = first.seen.at(-1)!.id!;
    first.leave();
    cluster.store.delete('Workspace', 'live', 'default');
    await eventually(async () => {
      const { totalItems } = await (await portal.fetch('/workloads')).json();
      expect(totalItems).toBe(0);
    });
    const second = await read({ 'last-event-id': lastId });
    await eventually(() => expect(names(second.seen)).toContain('-live'));
    expect(second.seen.map(({ change }) => change)).toContainEqual({
      type: 'ready',
      resumed: true,
    });
  });

  it('keeps from a caller what the policy does', async () => {
    portal.setPolicy(permission =>
      permission === 'kaito.workload.read'
        ? createKaitoWorkloadConditionalDecision(
            kaitoWorkloadReadPermission,
            kaitoWorkloadConditions.isInNamespace({ namespaces: ['mine'] }),
          )
        : denyAll(permission),
    );
    const reader = await read();
    await eventually(() => expect(reader.seen).toHaveLength(1));
    cluster.store.create(workspace('hidden', 'theirs'));
    cluster.store.create(workspace('shown', 'mine'));
    await eventually(() => expect(names(reader.seen)).toEqual(['+shown']));
  });

  it('refuses who may see nothing, and who has too many open', async () => {
    portal.setPolicy(denyAll);
    expect((await read()).response.status).toBe(403);
    portal.setPolicy(allowAll);
    const many = await Promise.all(Array.from({ length: 21 }, () => read()));
    const refused = many.filter(({ response }) => response.status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0].response.headers.get('retry-after')).toBe('10');
    many.forEach(({ leave }) => leave());
    await eventually(async () => {
      const again = await read();
      expect(again.response.status).toBe(200);
    });
  });

  it('needs a token', async () => {
    const response = await read({
      authorization: mockCredentials.none.header(),
    });
    expect(response.response.status).toBe(401);
  });
});
