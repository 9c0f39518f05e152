import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { setupSummarySchema } from '@kaito-portal/backstage-plugin-kaito-common/cluster-setup';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createClusterRenderAction } from './createClusterRenderAction';
import { examples } from './createClusterRenderAction.examples';

const directory = createMockDirectory();
const action = createClusterRenderAction();

const input = {
  cluster: 'aks-weu-dev',
  agent: 'flux' as const,
  owner: 'group:default/platform',
  purpose: 'Serve models',
};

async function run(given: object, context: object = {}) {
  const mock = createMockActionContext({
    input: given as typeof input,
    workspacePath: directory.path,
    task: { id: 'task-1' },
    user: { ref: 'user:default/pat' },
  });
  await action.handler({ ...mock, ...context } as Parameters<
    typeof action.handler
  >[0]);
  return Object.fromEntries(jest.mocked(mock.output).mock.calls) as Record<
    string,
    any
  >;
}

const manifest = async (file: string) =>
  parse(await readFile(join(directory.path, file), 'utf8'));

afterEach(() => directory.clear());

describe('kaito:cluster:render', () => {
  it('writes one object a file into the folder of the cluster', async () => {
    const { files, namespace, requestId } = await run(input);
    expect(namespace).toBe('kaito-system');
    expect(requestId).toMatch(/^prepare-aks-weu-dev-[0-9a-f]{10}$/);
    expect(files).toContain(
      'aks-weu-dev/kaito-system/kaito-workspace-release.yaml',
    );
    for (const file of files) {
      expect((await manifest(file)).metadata.annotations).toMatchObject({
        'kaito-portal.io/request-id': requestId,
        'kaito-portal.io/requested-by': 'user:default/pat',
        'kaito-portal.io/owner': 'group:default/platform',
        'kaito-portal.io/purpose': 'Serve models',
      });
    }
  });

  it('says what is done by hand, and sums up for the reviewer', async () => {
    const { commands, summary } = await run({
      ...input,
      azure: { resourceGroup: 'rg-ai' },
      chart: { provisioner: 'azure-gpu-provisioner' },
    });
    expect(commands).toContain('#### Install the Azure GPU provisioner');
    expect(commands).toContain('RESOURCE_GROUP="rg-ai"');
    expect(setupSummarySchema.parse(summary)).toEqual(summary);
  });

  it('gives the same task the same id and files, another task another', async () => {
    const first = await run(input);
    expect(await run(input)).toEqual(first);
    const other = await run(input, { task: { id: 'task-2' } });
    expect(other.requestId).not.toBe(first.requestId);
  });

  it('takes the id a form gives', async () => {
    const { requestId } = await run({ ...input, requestId: 'r-1' });
    expect(requestId).toBe('r-1');
    await expect(run({ ...input, requestId: '../x' })).rejects.toThrow(
      /requestId: use lower-case letters/,
    );
  });

  it('names the field, what is wrong with it and what to do', async () => {
    await expect(
      run({ ...input, chart: { version: '0.10', provisioner: 'karpenter' } }),
    ).rejects.toThrow(
      'chart.provisioner: KAITO 0.10.0 cannot get nodes by karpenter in azure; choose azure-gpu-provisioner or byo',
    );
    await expect(run({ ...input, cluster: '../../etc' })).rejects.toThrow(
      /cluster: use letters/,
    );
    await expect(run(input, { user: undefined })).rejects.toThrow(
      /does not say who asks/,
    );
  });

  it('does nothing once it was cancelled', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(run(input, { signal })).rejects.toThrow('cancelled');
  });

  it.each(examples.map(({ description, example }) => [description, example]))(
    'runs its example: %s',
    async (_, example) => {
      const [step] = parse(example).steps;
      expect(step.action).toBe(action.id);
      const { files } = await run(step.input);
      expect(files.length).toBeGreaterThan(1);
    },
  );
});
