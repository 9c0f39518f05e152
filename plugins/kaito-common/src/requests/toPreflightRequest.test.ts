import fc from 'fast-check';
import { preflightRequestSchema } from '../api/dto/preflight';
import { BUNDLE_KINDS } from '../manifests';
import { readDeploymentRequest } from './DeploymentRequest';
import { toPreflightRequest } from './toPreflightRequest';

const base = {
  name: 'phi',
  namespace: 'search',
  cluster: 'aks-weu-dev',
  owner: 'group:default/team-search',
  purpose: 'Answers questions',
};
const TYPE = 'Standard_NC24ads_A100_v4';
const ask = (fields: object, claims = {}) =>
  toPreflightRequest(readDeploymentRequest({ ...base, ...fields }), claims);

describe('toPreflightRequest', () => {
  it('asks about a model, its machines and its context', () => {
    expect(
      ask(
        {
          model: 'microsoft/phi-4',
          instanceType: TYPE,
          expires: '2027-01-31',
          modelAccessSecret: 'hf-token',
          inferenceConfig: { vllm: { 'max-model-len': 8192 } },
        },
        { requestId: 'r-1', dataClass: 'internal', repoUrl: '' },
      ),
    ).toEqual({
      kind: 'Workspace',
      cluster: 'aks-weu-dev',
      namespace: 'search',
      name: 'phi',
      owner: 'group:default/team-search',
      model: 'microsoft/phi-4',
      instanceTypes: [TYPE],
      roles: [],
      contextTokens: 8192,
      expires: '2027-01-31',
      secrets: [{ name: 'hf-token', field: 'modelAccessSecret' }],
      requestId: 'r-1',
      dataClass: 'internal',
    });
  });

  it.each([
    [{ kind: 'InferenceSet', replicas: 3 }, { replicas: 3 }],
    [
      { kind: 'InferenceSet', autoscaling: { maxReplicas: 5 }, replicas: 1 },
      { replicas: 5 },
    ],
    [{ kind: 'TemplateWorkspace', count: 2 }, { nodes: 2 }],
    [{ kind: 'TemplateWorkspace' }, { nodes: 1 }],
    [{ kind: 'TuningWorkspace' }, { nodes: 1 }],
    [
      { kind: 'RAGEngine', compute: { instanceType: TYPE } },
      { nodes: 1, instanceTypes: [TYPE] },
    ],
    [
      {
        kind: 'MultiRoleInference',
        prefill: { instanceType: TYPE, replicas: 2 },
        decode: {},
      },
      {
        roles: [
          { name: 'prefill', instanceType: TYPE, replicas: 2 },
          { name: 'decode', replicas: 1 },
        ],
      },
    ],
  ])('%j is about %j', (fields, expected) => {
    expect(JSON.parse(JSON.stringify(ask(fields)))).toMatchObject(expected);
  });

  it('asks for no machines where a RAGEngine has none', () => {
    expect(ask({ kind: 'RAGEngine' })).not.toHaveProperty('nodes');
  });

  it('does not ask for a Secret that the request brings, or of elsewhere', () => {
    const names = (fields: object) =>
      ask(fields).secrets!.map(({ name }) => name);
    const store = { store: { name: 'vault' }, remoteKey: 'hf' };
    const rag = {
      kind: 'RAGEngine',
      inferenceService: { accessSecret: 'llm' },
      storage: { vectorDB: { accessSecret: 'db' } },
    };
    expect(names({ modelAccessSecret: 'hf', externalSecret: store })).toEqual(
      [],
    );
    expect(names(rag)).toEqual(['llm', 'db']);
    expect(
      names({
        ...rag,
        externalSecret: { ...store, secretKey: 'LLM_ACCESS_SECRET' },
      }),
    ).toEqual(['db']);
    expect(
      names({ accessSecret: { name: 'hf', namespace: 'mirrors' } }),
    ).toEqual([]);
  });

  it('is always a question the backend takes, whatever a form holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BUNDLE_KINDS),
        fc.dictionary(
          fc.constantFrom(
            'replicas',
            'count',
            'prefill',
            'compute',
            'autoscaling',
            'adapters',
            'template',
            'externalSecret',
          ),
          fc.jsonValue({ maxDepth: 3 }),
        ),
        (kind, fields) => {
          const asked = ask({ ...fields, kind });
          const read = preflightRequestSchema.safeParse(
            JSON.parse(JSON.stringify(asked)),
          );
          const problems = read.error?.issues.map(({ path }) => path.join('.'));
          // Numbers and names beyond all bounds are told by the backend.
          expect(
            problems?.filter(
              path => !/replicas|nodes|instanceType/.test(path),
            ) ?? [],
          ).toEqual([]);
        },
      ),
    );
  });
});
