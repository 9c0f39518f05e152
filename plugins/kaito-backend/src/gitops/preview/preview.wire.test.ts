import {
  paths,
  proposalPreviewSchema,
  type ProposalRequest,
} from '@kaito-portal/backstage-plugin-kaito-common';
import {
  kaitoRequestCreatePermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common/permissions';
import { allowAll, denyAll } from '../../__testUtils__/startPortal';
import { DriftStage, kustomization } from '../__testUtils__/DriftStage';
import { manifest } from '../__testUtils__/FakeHost';

const OTHER = {
  cluster: 'prod',
  kind: 'Workspace' as const,
  namespace: 'search',
  name: 'other',
};

jest.setTimeout(240_000);

const REQUEST: ProposalRequest = {
  requestId: 'r-phi',
  cluster: 'prod',
  namespace: 'search',
  files: [{ name: 'phi.yaml', text: manifest('phi') }],
};
const LIST = 'clusters/prod/search/kustomization.yaml';

describe('POST /proposals/preview', () => {
  let stage: DriftStage;

  const ask = async (request: object = {}) => {
    const response = await stage.portal.fetch(paths.proposalPreview(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...REQUEST, ...request }),
    });
    return { status: response.status, body: await response.json() };
  };
  const message = async (request: object, status: number) => {
    const answer = await ask(request);
    expect(answer).toMatchObject({ status });
    return answer.body.error.message as string;
  };
  /** May make requests, and read nothing. */
  const requester = () =>
    stage.portal.setPolicy(permission =>
      permission === kaitoRequestCreatePermission.name
        ? allowAll(permission)
        : denyAll(permission),
    );

  beforeAll(async () => {
    stage = await DriftStage.start({
      files: {
        'kustomization.yaml': kustomization('ads', 'search'),
        'ads/kustomization.yaml': kustomization('secret-project.yaml'),
        'ads/secret-project.yaml': manifest('secret-project', {
          namespace: 'ads',
        }),
        'search/kustomization.yaml': kustomization('other.yaml'),
        'search/other.yaml': manifest('other', {
          annotations: {
            'kaito-portal.io/request-id': 'r-other',
            'kaito-portal.io/requested-by': 'user:default/ada',
          },
        }),
      },
    });
  });
  afterEach(() => stage.portal.setPolicy(allowAll));
  afterAll(() => stage?.stop());

  it('shows what would change, and sends nothing to the host', async () => {
    const repository = await stage.repository();
    const tip = await repository.tip('main');
    const { status, body } = await ask();
    expect(status).toBe(200);
    const preview = proposalPreviewSchema.parse(body);
    expect(preview).toMatchObject({
      repository: { fullName: 'platform/fleet' },
      baseBranch: 'main',
      commit: tip,
      paths: [LIST, 'clusters/prod/search/phi.yaml'],
    });
    expect(preview.diff).toContain('+++ b/clusters/prod/search/phi.yaml');
    expect(preview.diff).toMatch(/^\+.*phi\.yaml/m);
    // What stands already is not part of it.
    expect(preview.diff).not.toContain('b/clusters/prod/kustomization.yaml');
    expect(await repository.branches()).toEqual([{ name: 'main', sha: tip }]);
    expect(stage.relay.asked.join()).not.toMatch(/receive-pack/);
  });

  it('goes by the branch as it is a moment later', async () => {
    const commit = await stage.commit({ 'search/note.txt': 'x' });
    await new Promise(resolve => setTimeout(resolve, 6_000));
    expect((await ask()).body.commit).toBe(commit);
  });

  it('shows nothing new where the branch says the same', async () => {
    const text = manifest('other', {
      annotations: {
        'kaito-portal.io/request-id': 'r-other',
        'kaito-portal.io/requested-by': 'user:default/ada',
      },
    });
    const files = [{ name: 'other.yaml', text }];
    const { body } = await ask({ requestId: 'r-other', files });
    expect(body.diff).not.toContain('kustomization');
    expect(body.paths).toContain('clusters/prod/search/other.yaml');
  });

  it('says whose a file is, to who may know', async () => {
    const files = [{ name: 'other.yaml', text: manifest('other') }];
    const told = await message({ files }, 409);
    expect(told).toMatch(/search\/other.yaml .* belongs to request r-other/);
    expect(told).toMatch(/Choose another name/);
    requester();
    const untold = await message({ files }, 409);
    expect(untold).not.toMatch(/r-other|ada/);
    expect(untold).toMatch(/Choose another name or namespace/);
  });

  it('shows no line of others to who may not know of them', async () => {
    requester();
    const { status, body } = await ask({
      namespace: 'ads',
      files: [
        { name: 'phi.yaml', text: manifest('phi', { namespace: 'ads' }) },
      ],
    });
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toContain('secret-project');
    expect(body.diff).toContain('lines of others are not shown');
    expect(body.diff).toContain('phi.yaml');
  });

  it.each<[string, object, RegExp]>([
    [
      'a file that leads elsewhere',
      { files: [{ name: '../../../etc/x.txt', text: 'a: 1' }] },
      /YAML/,
    ],
    ['a namespace that leads elsewhere', { namespace: '..' }, /namespace/],
    ['a cluster that leads elsewhere', { cluster: 'a/../../b' }, /cluster/],
    ['no file', { files: [] }, /files/],
    [
      'a file that would be a kustomization',
      { files: [{ name: 'kustomization.yaml', text: 'a: 1' }] },
      /kustomization/,
    ],
    [
      'a file that is too long',
      { files: [{ name: 'a.yaml', text: 'x'.repeat(262_145) }] },
      /text/,
    ],
    ['a field nobody knows', { branch: 'main' }, /branch/],
  ])('refuses %s', async (_, request, words) => {
    expect(await message(request, 400)).toMatch(words);
  });

  it('keeps a file of a name with folders in its place', async () => {
    const files = [{ name: '../../elsewhere/phi.yaml', text: manifest('phi') }];
    expect((await ask({ files })).body.paths).toEqual([
      LIST,
      'clusters/prod/search/phi.yaml',
    ]);
  });

  it('refuses more than it takes', async () => {
    const files = Array.from({ length: 10 }, (_, i) => ({
      name: `f-${i}.yaml`,
      text: 'x'.repeat(250_000),
    }));
    expect((await ask({ files })).status).toBe(413);
  });

  it('is for who may make requests', async () => {
    stage.portal.setPolicy(permission =>
      permission === kaitoWorkloadReadPermission.name
        ? allowAll(permission)
        : denyAll(permission),
    );
    expect(await message({}, 403)).toMatch(/kaito.request.create/);
  });

  describe('of a workload that is there', () => {
    const PATH = 'clusters/prod/search/other.yaml';
    const edit = async (request: object, ref: object = {}) => {
      const response = await stage.portal.fetch(
        paths.workloadProposal({ ...OTHER, ...ref }),
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
        },
      );
      return { status: response.status, body: await response.json() };
    };
    const refusal = async (status: number, request: object, ref?: object) => {
      const answer = await edit(request, ref);
      expect(answer).toMatchObject({ status });
      return answer.body.error.message as string;
    };
    const RETIRE = { action: 'retire' };

    it('shows the line that changes, and sends nothing to the host', async () => {
      const { status, body } = await edit({
        action: 'change',
        changes: { purpose: 'Another one', expires: '2027-01-31' },
      });
      expect(status).toBe(200);
      const preview = proposalPreviewSchema.parse(body);
      expect(preview).toMatchObject({
        repository: { fullName: 'platform/fleet' },
        commit: await (await stage.repository()).tip('main'),
        paths: [PATH],
      });
      expect(preview.diff).toMatch(
        /^\+.*expires: "2027-01-31", .*purpose: Another one/m,
      );
      expect(stage.relay.asked.join()).not.toMatch(/receive-pack/);
    });

    it('shows what goes, and its entry', async () => {
      const { body } = await edit(RETIRE);
      expect(body.paths).toEqual([LIST, PATH]);
      expect(body.diff).toContain('+++ /dev/null');
      expect(body.diff).toMatch(/^-.*other\.yaml$/m);
    });

    it('says what KAITO would not carry out', async () => {
      expect(
        await refusal(400, { action: 'change', changes: { replicas: 2 } }),
      ).toMatch(/replicas: a Workspace has none/);
    });

    it.each([
      [{ action: 'change', changes: {} }, /name something to change/],
      [{ action: 'change', changes: { expires: 'soon' } }, /2027-01-31/],
      [{ action: 'change', changes: { image: 'x' } }, /image/],
      [{ action: 'rename' }, /action/],
      [{}, /action/],
    ])('refuses %j', async (request, words) => {
      expect(await refusal(400, request)).toMatch(words);
    });

    it('does not know what is not there, or is not to be known', async () => {
      const absent = await refusal(404, RETIRE, { name: 'gone' });
      expect(absent).toMatch(/no Workspace 'gone'/);
      requester();
      // In the same words: whether it is there is not told.
      expect(await refusal(404, RETIRE)).toBe(
        absent.replace("'gone'", "'other'"),
      );
    });

    it('is for those who may make requests', async () => {
      stage.portal.setPolicy(permission =>
        permission === kaitoWorkloadReadPermission.name
          ? allowAll(permission)
          : denyAll(permission),
      );
      expect(await refusal(403, RETIRE)).toMatch(/kaito.request.create/);
    });
  });

  it('says that the host is away, and how old what is known is', async () => {
    stage.relay.down = true;
    await new Promise(resolve => setTimeout(resolve, 6_000));
    expect(await message({}, 503)).toMatch(
      /reachable from the backend.*read last at \d{4}-/s,
    );
    stage.relay.down = false;
  });
});
