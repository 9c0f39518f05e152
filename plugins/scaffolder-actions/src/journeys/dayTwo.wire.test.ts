import {
  paths,
  type WorkloadKind,
  type WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { Journey } from './__testUtils__/Journey';
import { DEPLOYS } from './__testUtils__/plans';

// Whole tasks, syncs and start-ups; a busy machine takes its time.
jest.setTimeout(600_000);

describe('what is asked for later, on what runs', () => {
  let journey: Journey;

  beforeAll(async () => {
    journey = await Journey.start();
  });
  afterAll(() => journey?.stop());

  /** Where a template's deployment is, once it has arrived. */
  async function deployed(template: string, changes: object = {}) {
    const { kind, phase } = DEPLOYS[template];
    const ref = journey.refOf(template, kind as WorkloadKind);
    await journey.pass(template, { ...changes });
    await journey.portal.whenWorkload(ref, w => w?.phase.name === phase);
    return ref;
  }
  const replicas = (detail: WorkloadDetail | null) =>
    detail?.related.filter(({ kind }) => kind === 'Workspace').length;

  it('change-deployment: more replicas, which all come up', async () => {
    const deployment = await deployed('deploy-scalable-model');
    const pull = await journey.pass('change-deployment', {
      deployment,
      owner: 'group:default/next',
      replicas: 3,
    });
    expect(pull.body).toContain('2 → 3');
    expect(pull.body).toMatch(/\| Capacity \| passed \|/);
    const changed = await journey.portal.whenWorkload(
      deployment,
      w => w?.phase.name === 'Ready' && replicas(w) === 3,
    );
    expect(changed!.provenance.owner).toBe('group:default/next');
  });

  it('change-deployment: another adapter, which is served', async () => {
    const deployment = await deployed('serve-adapter');
    const models = async () => {
      const detail = await journey.portal.workload(deployment);
      const { data } = await journey.portal.call(
        'kaito',
        paths.endpointModels(detail!.endpoint!.id),
      );
      return data.map(({ id }: { id: string }) => id);
    };
    expect(await models()).toEqual(['phi-4', 'manual']);
    const pod = () =>
      journey.fleet.cluster.store.get(
        'Pod',
        `${deployment.name}-0`,
        deployment.namespace,
      )?.metadata.uid;
    const before = pod();
    await journey.pass('change-deployment', {
      deployment,
      adapters: [
        { name: 'manual', image: 'registry.example.org/a:1' },
        { name: 'tickets', image: 'registry.example.org/b:1' },
      ],
    });
    await journey.portal.whenWorkload(
      deployment,
      w => pod() !== before && w?.phase.name === 'Ready',
    );
    expect(await models()).toEqual(['phi-4', 'manual', 'tickets']);
  });

  it('extend-expiry: a later day, and nothing restarts', async () => {
    const expires = '2090-01-31';
    const deployment = await deployed('deploy-model', { expires });
    const before = await journey.portal.workload(deployment);
    expect(before!.provenance.expires).toBe(expires);
    await journey.pass('extend-expiry', { deployment, expires: '2099-01-31' });
    const after = await journey.portal.whenWorkload(
      deployment,
      w => w?.provenance.expires === '2099-01-31',
    );
    expect(after!.phase).toEqual(before!.phase);
    expect(after!.related).toEqual(before!.related);
  });

  it('change-deployment: a RAG engine and a split model get another owner', async () => {
    for (const template of ['deploy-rag-engine', 'split-prefill-decode']) {
      const deployment = await deployed(template);
      await journey.pass('change-deployment', {
        deployment,
        owner: 'group:default/next',
      });
      const changed = await journey.portal.whenWorkload(
        deployment,
        w => w?.provenance.owner === 'group:default/next',
      );
      expect(changed!.phase.name).toBe('Ready');
    }
  });
});
