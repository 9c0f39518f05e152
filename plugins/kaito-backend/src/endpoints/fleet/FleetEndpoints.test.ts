import { endpointViewSchema } from '@kaito-portal/backstage-plugin-kaito-common';
import { object, readyWorkspace } from '../../fleet/__testUtils__/snapshot';
import type { Endpoint } from '../Endpoint';
import { fleetOf, gateway, route, service } from './__testUtils__/fleetOf';

const IN_SET = 'inferenceset.kaito.sh/created-by';
const IN_MRI = 'multiroleinference.kaito.sh/created-by';
const ROLE = 'kaito.sh/inference-role';

const set = (replicas = 2, ready = replicas) =>
  object('InferenceSet', 'chat', {
    spec: {
      replicas,
      template: { inference: { preset: { name: 'phi-4' } } },
    },
    status: { readyReplicas: ready },
  });
const replica = (name: string, labels: object, rest: object = {}) =>
  readyWorkspace(name, { metadata: { labels }, ...rest });

const targetsOf = ({ ways }: Endpoint) =>
  ways.map(({ via, targets }) => [
    via,
    ...targets.map(target =>
      target.by === 'url' ? target.url : `${target.service}:${target.port}`,
    ),
  ]);

describe('endpoints of the fleet', () => {
  it('are Workspaces with a Service, whose port comes from the watch', () => {
    const [endpoint, ...rest] = fleetOf([
      readyWorkspace('phi'),
      service('phi'),
      object('Workspace', 'tune', { tuning: {} }),
    ]).list();
    expect(rest).toEqual([]);
    expect(endpointViewSchema.parse(endpoint.view)).toMatchObject({
      id: 'a~search~phi',
      provider: 'kaito',
      runtime: 'vllm',
      ready: true,
      servedModel: 'phi-4',
      via: 'service-proxy',
      inClusterUrl: 'http://phi.search.svc.cluster.local/v1',
      addresses: [
        {
          kind: 'cluster',
          url: 'http://phi.search.svc.cluster.local/v1',
          note: null,
        },
      ],
      model: { licence: expect.any(String) },
    });
    expect(targetsOf(endpoint)).toEqual([['service-proxy', 'phi:http']]);
    const odd = object('Service', 'phi', { spec: { ports: [{ port: 8080 }] } });
    const [other] = fleetOf([readyWorkspace('phi'), odd]).list();
    expect(targetsOf(other)).toEqual([['service-proxy', 'phi:8080']]);
    expect(other.view.inClusterUrl).toBe(
      'http://phi.search.svc.cluster.local:8080/v1',
    );
  });

  it('are said to have no Service where there is none, not where none may be seen', () => {
    const [endpoint] = fleetOf([readyWorkspace('phi')]).list();
    expect(endpoint).toMatchObject({
      ways: [],
      obstacle: expect.stringContaining('phi (a) has no Service yet'),
      view: {
        inClusterUrl: null,
        addresses: [],
        health: {
          state: 'not-checked',
          reason: expect.stringContaining('no Service yet'),
        },
      },
    });
    const [unseen] = fleetOf([readyWorkspace('phi')], {
      states: { Service: { state: 'forbidden' } },
    }).list();
    expect(unseen.obstacle).toBeNull();
    expect(targetsOf(unseen)).toEqual([['service-proxy', 'phi:http']]);
  });

  it('are sets, whose ready replicas share the calls', () => {
    const objects = [
      set(3, 2),
      ...['chat-a', 'chat-b'].map(name => replica(name, { [IN_SET]: 'chat' })),
      object('Workspace', 'chat-c', {
        metadata: { labels: { [IN_SET]: 'chat' } },
        inference: { preset: { name: 'phi-4' } },
      }),
      ...['chat-a', 'chat-b', 'chat-c'].map(name => service(name)),
    ];
    const fleet = fleetOf(objects);
    const list = fleet.list();
    expect(list.map(({ view }) => view.id)).toEqual([
      'a~search~chat~InferenceSet',
    ]);
    expect(targetsOf(list[0])).toEqual([
      ['service-proxy', 'chat-a:http', 'chat-b:http'],
    ]);
    expect(list[0].replicas).toHaveLength(2);
    expect(list[0].view).toMatchObject({
      servedModel: 'chat',
      ready: true,
      inClusterUrl: null,
      addresses: [
        { note: expect.stringContaining('Replica chat-a alone') },
        { url: 'http://chat-b.search.svc.cluster.local/v1' },
      ],
    });
    // A replica is found by its own id, and listed where its set is not known.
    expect(fleet.find('a~search~chat-a')?.view.servedModel).toBe('chat');
    expect(fleetOf(objects.slice(1)).list()).toHaveLength(3);
  });

  it.each([
    [set(0), /is scaled to zero/],
    [set(2, 0), /has no replica yet/],
  ])('say why a set has nothing that answers', (object_, words) => {
    const [{ obstacle, view }] = fleetOf([object_]).list();
    expect(obstacle).toMatch(words);
    expect(view.ready).toBe(false);
  });

  it('are MultiRoleInferences behind their Gateway, else by the replicas that decode', () => {
    const objects = [
      object('MultiRoleInference', 'big', {
        spec: { model: { name: 'deepseek-ai/DeepSeek-V3-0324' } },
      }),
      object('InferenceSet', 'big-decode', {
        metadata: { labels: { [IN_MRI]: 'big' } },
        spec: {},
      }),
      replica('big-decode-x', { [IN_MRI]: 'big', [ROLE]: 'decode' }),
      replica('big-prefill-x', { [IN_MRI]: 'big', [ROLE]: 'prefill' }),
      service('big-decode-x'),
      service('big-prefill-x'),
    ];
    const [endpoint, ...rest] = fleetOf(objects).list();
    expect(rest).toEqual([]);
    expect(endpoint.view).toMatchObject({
      id: 'a~search~big~MultiRoleInference',
      servedModel: 'deepseek-v3-0324',
    });
    expect(targetsOf(endpoint)).toEqual([
      ['service-proxy', 'big-decode-x:http'],
    ]);
    const [routed] = fleetOf(
      [
        ...objects,
        gateway(),
        route({ kind: 'InferencePool', name: 'big-inferencepool' }),
      ],
      { settings: { portalCluster: () => 'a' } },
    ).list();
    expect(targetsOf(routed)).toEqual([
      ['url', 'http://20.1.2.3'],
      ['service-dns', 'http://big-decode-x.search.svc.cluster.local'],
      ['service-proxy', 'big-decode-x:http'],
    ]);
    expect(routed.view.addresses).toContainEqual({
      kind: 'http-route',
      url: 'http://20.1.2.3/v1',
      note: null,
    });
  });

  it('are RAGEngines, which pass on any model', () => {
    const [endpoint] = fleetOf([
      object('RAGEngine', 'docs', {
        spec: {},
        status: { conditions: [{ type: 'ServiceReady', status: 'True' }] },
      }),
      service('docs'),
    ]).list();
    expect(endpoint).toMatchObject({
      view: {
        id: 'a~search~docs~RAGEngine',
        runtime: 'rag',
        calls: ['health', 'chat'],
        ready: true,
        model: null,
      },
      models: { any: true },
    });
  });

  it('are found by id alone', () => {
    const fleet = fleetOf([readyWorkspace('phi'), service('phi')]);
    expect(fleet.find('a~search~phi')).toBeDefined();
    for (const id of [
      'a~search~qwen',
      'b~search~phi',
      'a~search~phi~RAGEngine',
      'phi',
      '',
    ]) {
      expect(fleet.find(id)).toBeUndefined();
    }
    expect(fleet.clusters()).toMatchObject([{ name: 'a', state: 'live' }]);
  });

  it('say which runtime answers, and what it can do', () => {
    const describeOne = (workspace: object, ...more: object[]) => {
      const [{ view, models }] = fleetOf([
        readyWorkspace('x', workspace as never),
        service('x'),
        ...(more as never[]),
      ]).list();
      return { ...view, ids: models.ids };
    };
    const withPreset = (name: string, rest: object = {}) => ({
      inference: { preset: { name }, ...rest },
    });
    expect(describeOne(withPreset('openai/gpt-oss-20b'))).toMatchObject({
      runtime: 'vllm',
      calls: expect.arrayContaining(['responses', 'tokenize']),
      abilities: {
        tools: 'yes',
        reasoning: 'yes',
        jsonSchema: 'yes',
        logprobs: 'yes',
        images: 'no',
      },
    });
    expect(describeOne(withPreset('phi-4-mini-instruct')).abilities.tools).toBe(
      'no',
    );
    const config = object('ConfigMap', 'engine', {
      data: { 'inference_config.yaml': 'vllm:\n  tool-call-parser: phi4' },
    });
    const configured = withPreset('phi-4-mini-instruct', { config: 'engine' });
    expect(describeOne(configured, config).abilities.tools).toBe('yes');
    expect(describeOne(withPreset('own/model')).abilities).toMatchObject({
      tools: 'unknown',
      images: 'unknown',
      jsonSchema: 'yes',
    });
    expect(
      describeOne({
        ...withPreset('phi-4'),
        metadata: { annotations: { 'kaito.sh/runtime': 'transformers' } },
      }),
    ).toMatchObject({
      runtime: 'transformers',
      calls: ['health', 'models', 'chat', 'responses'],
      abilities: { tools: 'unknown', jsonSchema: 'unknown' },
    });
    expect(
      describeOne({ inference: { template: {}, preset: undefined } }),
    ).toMatchObject({
      runtime: 'custom',
      servedModel: null,
      calls: expect.arrayContaining(['embeddings']),
      abilities: { tools: 'unknown' },
      ids: [],
    });
    expect(
      describeOne(
        withPreset('phi-4', { adapters: [{ source: { name: 'support' } }] }),
      ).ids,
    ).toEqual(['phi-4', 'support']);
  });
});
