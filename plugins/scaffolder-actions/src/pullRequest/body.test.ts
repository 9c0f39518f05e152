import fc from 'fast-check';
import { pullRequestBody, type PullRequestFacts } from './body';
import { commentJson, escapeCell, oneLine } from './escape';

const facts = (
  overrides: Partial<PullRequestFacts> = {},
): PullRequestFacts => ({
  requestId: 'r-1',
  requestedBy: 'user:default/dana',
  cluster: 'aks-weu-dev',
  namespace: 'team-search',
  manifests: ['clusters/aks-weu-dev/team-search/phi-4.yaml'],
  summary: {
    kind: 'Workspace',
    model: 'microsoft/phi-4',
    licence: 'MIT',
    licenceClass: 'permissive',
    instanceType: 'Standard_NC48ads_A100_v4',
    nodes: 2,
    gpus: 4,
    gpuModel: 'A100',
    machines: null,
    fit: 'Fits.',
    context: '4096 tokens (configured)',
    reach: 'Inside the cluster only',
  },
  owner: 'group:default/team-search',
  purpose: 'Answer questions',
  expires: null,
  ...overrides,
});

function machineBlock(body: string) {
  const json = /<!-- kaito-portal:request\n([\s\S]*?)\n-->/.exec(body)![1];
  return JSON.parse(json);
}

describe('pullRequestBody', () => {
  it('states model, licence, place, machines and who asks', () => {
    const body = pullRequestBody(facts());
    expect(body).toContain('(https://huggingface.co/microsoft/phi-4)');
    expect(body).toContain('| **Licence** | MIT (permissive) |');
    expect(body).toContain(
      'Standard\\_NC48ads\\_A100\\_v4 × 2 = 4 A100 GPUs (estimated)',
    );
    expect(body).toContain('no date given');
    expect(body).toContain('Revert the merge');
    expect(machineBlock(body)).toMatchObject({
      requestId: 'r-1',
      estimatedGpus: 4,
      model: 'microsoft/phi-4',
      expires: null,
    });
  });

  it.each([
    ['Workspace', /removes the Workspace/],
    ['InferenceSet', /all its replicas/],
    ['TuningWorkspace', /adapter that was pushed .* stays/],
    ['RAGEngine', /only in memory is lost/],
    ['MultiRoleInference', /both roles/],
    ['ModelMirror', /streams from it/],
    ['constructor', /removes the Workspace/],
  ])('says what going back means for a %s', (kind, words) => {
    const body = pullRequestBody(
      facts({ summary: { ...facts().summary, kind } }),
    );
    expect(body).toMatch(words);
    expect(machineBlock(body).kind).toBe(kind);
  });

  it('stays one table and one comment whatever people write', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.stringMatching(
          /^([|<>!`\n[\]()*_-]|-->|<img|@a|#1|https:\/\/a\.b){0,20}$/,
        ),
        (model, purpose) => {
          const hostile = {
            model,
            kind: purpose,
            licence: purpose,
            machines: purpose || null,
            fit: model,
            context: `c${purpose}`,
            reach: `r${purpose}`,
          };
          const body = pullRequestBody(
            facts({
              purpose,
              owner: model,
              expires: purpose,
              summary: { ...facts().summary, ...hostile },
            }),
          );
          const rows = body.split('\n').filter(line => line.startsWith('| **'));
          expect(rows).toHaveLength(14);
          for (const row of rows) {
            expect(row.match(/(?<!\\)\|/g)).toHaveLength(3);
          }
          expect(body.match(/<!--/g)).toHaveLength(1);
          expect(body.match(/-->/g)).toHaveLength(1);
          expect(machineBlock(body)).toMatchObject({ model, purpose });
        },
      ),
    );
  });
});

describe('escaping', () => {
  it('leaves no mark, tag, link or mention', () => {
    expect(escapeCell('a|b\n<b> https://x.y')).toBe(
      'a\\|b \\<b\\> https\\://x\\.y',
    );
    expect(escapeCell('@team fixes #12')).not.toMatch(/@t|#1/);
  });

  it('shows text in the order it is written', () => {
    expect(escapeCell('a\u202eb\u2066c')).toBe('abc');
    expect(oneLine('a\u202eb\u2028c', 10)).toBe('ab c');
  });

  it('keeps titles to one line', () => {
    expect(oneLine('a\r\n\tb', 10)).toBe('a b');
    expect(oneLine('abcdef', 4)).toBe('abc…');
  });

  it('writes JSON that ends no comment', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        const json = commentJson(text);
        expect(json).not.toMatch(/--|[<>]/);
        expect(JSON.parse(json)).toBe(text);
      }),
    );
  });
});
