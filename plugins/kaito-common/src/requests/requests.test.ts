import { parse } from 'yaml';
import { contextOfInstallation } from '../installation';
import { headroomOf } from './headroomOf';
import { prepareDeployment } from './prepareDeployment';
import { readDeploymentRequest } from './DeploymentRequest';
import { DeploymentRequestError } from './DeploymentRequestError';

const claims = {
  requestId: 'r-0123456789ab',
  requestedBy: 'user:default/dana',
};
const wish = {
  name: 'phi',
  namespace: 'search',
  cluster: 'aks-weu-dev',
  model: 'microsoft/phi-4',
  instanceType: 'Standard_NC24ads_A100_v4',
  owner: 'group:default/team-search',
  purpose: 'Answer questions',
};

const prepare = (changes: Record<string, unknown> = {}) =>
  prepareDeployment(readDeploymentRequest({ ...wish, ...changes }), claims);

function refusal(run: () => unknown): DeploymentRequestError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(DeploymentRequestError);
    return error as DeploymentRequestError;
  }
  throw new Error('nothing was refused');
}

it('gives every file the claims of the request', () => {
  const { files, workload } = prepare({
    inferenceConfig: { vllm: { 'max-model-len': 4096 } },
    exposure: { type: 'http-route', gateway: { name: 'edge' } },
  });
  expect(files.map(({ name }) => name)).toEqual([
    'phi-config.yaml',
    'phi.yaml',
    'phi-httproute.yaml',
  ]);
  expect(workload).toBe(files[1]);
  for (const { text } of files) {
    expect(parse(text).metadata.annotations).toMatchObject({
      'kaito-portal.io/request-id': claims.requestId,
      'kaito-portal.io/requested-by': claims.requestedBy,
    });
  }
});

it('takes what a form left blank for left out', () => {
  const blank = prepare({
    modelAccessSecret: '',
    exposure: { gateway: { name: null }, hostnames: [undefined] },
    expires: null,
  });
  expect(blank.files).toEqual(prepare().files);
});

it.each([
  ['unreadable', 'namespace', { namespace: '../x' }],
  ['unreadable', 'purpose', { purpose: undefined }],
  ['unreadable', 'bogus', { bogus: 1 }],
  ['refused', 'inference.preset.name', { model: 'phi-2' }],
  ['impossible', 'modelAccessSecret', { model: 'llama-3.1-8b-instruct' }],
  ['impossible', 'instanceType', { instanceType: 'Standard_NG32ads_V620_v1' }],
] as const)('says that %s is %s', (kind, field, changes) => {
  const error = refusal(() => prepare(changes));
  expect(error.kind).toBe(kind);
  expect(error.problems.map(problem => problem.field)).toContain(field);
  expect(error.message).toContain(`${field}: `);
});

it('says what is left on the machines, and nothing where it cannot be estimated', () => {
  const ask = (changes: Record<string, unknown> = {}) =>
    headroomOf(readDeploymentRequest({ ...wish, ...changes }));
  const room = ask()!;
  expect(room.usedShare).toBeGreaterThan(0.3);
  expect(room.usedShare).toBeLessThan(0.9);
  expect(room).toMatchObject({ tight: false, longestContext: 16384 });
  expect(
    ask({
      model: 'llama-3.1-8b-instruct',
      instanceType: 'Standard_NV36ads_A10_v5',
    }),
  ).toMatchObject({ tight: true });
  expect(
    ask({ inferenceConfig: { vllm: { 'max-model-len': 16384 } } })!.usedShare,
  ).toBeGreaterThan(room.usedShare);
  expect(ask({ model: 'acme/tiny' })).toBeNull();
  expect(ask({ instanceType: 'Standard_NG32ads_V620_v1' })).toBeNull();
  expect(ask({ kind: 'TuningWorkspace' })).toBeNull();
});

it('checks more of a cluster that is known, and refuses what that one would', () => {
  const installation = {
    namespace: 'kaito',
    deployment: 'kaito-workspace',
    image: null,
    version: '0.12.0',
    provisioner: 'byo' as const,
    cloud: null,
    gates: {},
    distribution: null,
    running: true,
    others: [],
  };
  const request = readDeploymentRequest(wish);
  const byo = contextOfInstallation(installation);
  expect(
    refusal(() => prepareDeployment(request, claims, byo)).problems,
  ).toEqual([
    expect.objectContaining({
      field: 'resource.instanceType',
      reason: expect.stringContaining('W4'),
    }),
  ]);
  const karpenter = contextOfInstallation({
    ...installation,
    provisioner: 'karpenter',
    cloud: 'azure',
  });
  const unknown = ({ findings }: ReturnType<typeof prepareDeployment>) =>
    findings.filter(({ severity }) => severity === 'not-checked').length;
  expect(unknown(prepareDeployment(request, claims, karpenter))).toBeLessThan(
    unknown(prepareDeployment(request, claims)),
  );
  expect(contextOfInstallation(null)).toEqual({});
});
