import {
  paths,
  type WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { PLAUSIBLE } from '../__testUtils__/plausible';
import { Journey } from './__testUtils__/Journey';
import { DEPLOYS, type Plan } from './__testUtils__/plans';

// Whole tasks, syncs and start-ups; a busy machine takes its time.
jest.setTimeout(600_000);

const ANSWERS = {
  model: expect.stringMatching(/\w/),
  documents: [],
  none: null,
};

describe('from a form to what runs, and away again', () => {
  let journey: Journey;
  /** What the Git repository held before anybody asked for anything. */
  let before: Map<string, string>;

  beforeAll(async () => {
    journey = await Journey.start();
    before = (await journey.fleet.base()).files;
  });
  afterAll(() => journey?.stop());

  /** Calls what was deployed, through the portal. */
  async function answerOf({ endpoint }: WorkloadDetail, plan: Plan) {
    if (plan.answers === 'documents') {
      const path = paths.ragCall(endpoint!.id, 'indexes');
      return journey.portal.call('kaito', path);
    }
    const path = paths.chatCompletions(endpoint!.id);
    const { choices } = await journey.portal.call('kaito', path, {
      model: endpoint!.servedModel,
      messages: [{ role: 'user', content: 'What is KAITO?' }],
      max_tokens: 8,
    });
    return choices[0].message.content;
  }

  it.each(Object.entries(DEPLOYS))('%s', async (template, plan) => {
    const ref = journey.refOf(template, plan.kind);
    const { values } = PLAUSIBLE[template];
    const pull = await journey.pass(template);
    const workload = (await journey.portal.whenWorkload(
      ref,
      found => found?.phase.name === plan.phase,
    ))!;
    expect(workload).toMatchObject({
      managed: true,
      cause: null,
      nodes: { target: plan.nodes },
      provenance: {
        requestedBy: 'user:default/mock',
        owner: values.owner,
        purpose: values.purpose,
        pullRequest: expect.stringContaining(`/pulls/${pull.number}`),
      },
    });
    expect(pull.head.ref).toContain(workload.provenance.requestId);
    const answer = plan.answers && (await answerOf(workload, plan));
    expect(answer).toEqual(ANSWERS[plan.answers ?? 'none']);

    await journey.pass('retire-deployment', { deployment: ref });
    await journey.portal.whenWorkload(ref, found => found === null);
    const left = ['NodeClaim', 'Pod', 'StatefulSet', 'Workspace'].flatMap(
      kind => journey.fleet.cluster.store.list(kind),
    );
    expect(left).toEqual([]);
    const { files } = await journey.fleet.base();
    const added = [...files.keys()].filter(path => !before.has(path));
    // Only the list of a namespace stays, with nothing in it.
    for (const path of added) {
      expect(path).toMatch(/\/kustomization\.yaml$/);
      expect(await journey.fleet.git.fileOn('main', path)).toMatch(
        /resources: *\[\]/,
      );
    }
  });

  it('reads the token of a gated model from a store, and leads a gateway to it', async () => {
    const { store } = journey.fleet.cluster;
    const ref = journey.refOf('deploy-model', 'Workspace');
    const { namespace, name } = ref;
    await journey.pass('deploy-model', {
      model: 'meta-llama/Llama-3.1-8B-Instruct',
      modelAccessSecret: 'hf-token',
      secretStore: 'vault',
      secretEntry: 'huggingface',
      exposure: 'http-route',
      gateway: 'edge',
      contextTokens: 8192,
    });
    const ready = await journey.portal.whenWorkload(
      ref,
      w => w?.phase.name === 'Ready',
    );
    expect(ready!.model!.name).toBe('meta-llama/Llama-3.1-8B-Instruct');
    expect(store.get('Secret', 'hf-token', namespace)!.data).toHaveProperty(
      'HF_TOKEN',
    );
    const { config } = store.get('Workspace', name, namespace)!.inference as {
      config: string;
    };
    expect(JSON.stringify(store.get('ConfigMap', config, namespace))).toContain(
      'max-model-len: 8192',
    );
    const [route] = store.list('HTTPRoute', namespace);
    expect(JSON.stringify(route.spec)).toContain(`"name":"${name}"`);

    await journey.pass('retire-deployment', { deployment: ref });
    await journey.portal.whenWorkload(ref, found => found === null);
    for (const kind of ['HTTPRoute', 'ConfigMap', 'ExternalSecret', 'Secret']) {
      expect([kind, store.list(kind, namespace)]).toEqual([kind, []]);
    }
  });

  it('lets KEDA scale a set', async () => {
    const ref = journey.refOf('deploy-scalable-model', 'InferenceSet');
    await journey.pass('deploy-scalable-model', {
      scaling: 'keda',
      maxReplicas: 3,
      threshold: 20,
    });
    await journey.portal.whenWorkload(ref, w => w?.phase.name === 'Ready');
    expect(
      journey.fleet.cluster.store.get('ScaledObject', ref.name, ref.namespace)!
        .spec,
    ).toMatchObject({ maxReplicaCount: 3 });
  });
});
