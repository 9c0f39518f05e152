import fc from 'fast-check';
import { pullRequestBody, type PullRequestFacts } from './body';
import { hostile, REFERENCE, shapeOf, wordsOf } from './__testUtils__/markdown';
import { report } from './__testUtils__/report';
import { commentJson, escapeCell, messageCell, oneLine } from './escape';

const facts = (
  overrides: Partial<PullRequestFacts> = {},
): PullRequestFacts => ({
  requestId: 'r-1',
  requestedBy: 'user:default/dana',
  cluster: 'aks-weu-dev',
  clusters: ['aks-weu-dev'],
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
  dataClass: 'internal',
  expires: null,
  preflight: null,
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
    expect(body).toContain('| **Data class** | internal |');
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

  it('says what it costs, and what was checked, worst first', () => {
    const body = pullRequestBody(facts({ preflight: report() }));
    expect(wordsOf(body)).toContain(
      '2,737.50 EUR a month if it runs all of it (3.75 an hour × 730). List price configured from kaito.prices',
    );
    expect(wordsOf(body)).toContain(
      '1 warning, 1 not checked, 2 passed. As of 2026-03-01 10:20 UTC.',
    );
    const rows = body.split('\n').filter(line => /^\| [A-Z]/.test(line));
    expect(rows.map(row => row.split(' | ')[1])).toEqual([
      'Outcome',
      '**warning**',
      'not checked',
      'passed',
      'passed',
    ]);
    expect(machineBlock(body)).toMatchObject({
      costPerMonth: { amount: 2737.5, currency: 'EUR' },
      preflight: 'warn',
      dataClass: 'internal',
    });
  });

  it('says that nothing was asked, or that the price is not known', () => {
    expect(pullRequestBody(facts())).toContain(
      'Not checked: the template that made this request does not ask for it',
    );
    const cost = { state: 'not-checked' as const, reason: 'No price table.' };
    const body = pullRequestBody(facts({ preflight: { ...report(), cost } }));
    expect(body).toContain('| **Cost** | not known\\: No price table\\. |');
    expect(machineBlock(body).costPerMonth).toBeNull();
  });

  it('names all clusters of KubeFleet', () => {
    const body = pullRequestBody(facts({ clusters: ['a', 'b'] }));
    expect(body).toContain('| **Clusters** | `a`, `b` |');
    expect(machineBlock(body).clusters).toEqual(['a', 'b']);
  });

  it('keeps what matters where a host keeps 4,000 characters', () => {
    const { checks } = report();
    const long = 'What was found in a long sentence. '.repeat(12);
    const passed = report(long).checks.filter(c => c.outcome === 'pass');
    const preflight = {
      ...report(),
      checks: [...checks, ...passed, ...passed, ...passed],
    };
    const body = pullRequestBody(facts({ preflight }));
    expect(body.length).toBeLessThan(3_900);
    expect(body).toContain('| Model, Fit | passed |  |');
    const longer = Array.from({ length: 20 }, () => ({
      ...passed[0],
      outcome: 'warn' as const,
    }));
    const [head] = pullRequestBody(
      facts({ preflight: { ...report(), checks: longer } }),
    ).split('### What was checked');
    expect(head.length).toBeLessThan(3_900);
    expect(head).toContain('Revert the merge');
    expect(machineBlock(head).requestId).toBe('r-1');
  });

  it('is made of the same parts whatever people write', () => {
    const written = (model: string, text: string, passed = text) =>
      pullRequestBody(
        facts({
          purpose: text,
          owner: text,
          expires: text,
          dataClass: text,
          requestId: text,
          requestedBy: text,
          namespace: text,
          clusters: [text],
          manifests: [text],
          preflight: report(text, passed),
          summary: {
            kind: text,
            model,
            licence: `l${text}`,
            licenceClass: text,
            instanceType: text,
            gpuModel: text,
            nodes: 1,
            gpus: 1,
            machines: `m${text}`,
            fit: text,
            context: `c${text}`,
            reach: `r${text}`,
          },
        }),
      );
    // Short, with what passed in one row, and with what was checked at the end.
    const long = '-'.repeat(10_000);
    const shapes = [
      written('-', '-'),
      written('-', '-', long),
      written('-', long),
    ].map(shapeOf);
    expect(new Set(shapes).size).toBe(3);
    fc.assert(
      fc.property(hostile, hostile, (model, text) => {
        fc.pre(!/^[\w./-]+$/.test(model) && !/^[\w./-]+$/.test(text));
        const body = written(model, text);
        expect(shapes).toContain(shapeOf(body));
        expect(wordsOf(body)).not.toMatch(REFERENCE);
        expect(body.match(/<!--/g)).toHaveLength(1);
        expect(body.match(/-->/g)).toHaveLength(1);
        expect(machineBlock(body)).toMatchObject({ model, purpose: text });
      }),
    );
  });
});

describe('escaping', () => {
  it('leaves no mark, tag, link or mention', () => {
    expect(escapeCell('a|b\n<b> https://x.y')).toBe(
      'a\\|b \\<b\\> https\\:\u2060//x\\.y',
    );
    expect(escapeCell('@team fixes #12')).not.toMatch(/@t|#1/);
  });

  it("leaves out the marks of code of the portal's own messages", () => {
    expect(messageCell('Set `kaito.prices`, not `x|y`')).toBe(
      'Set kaito\\.prices, not x\\|y',
    );
  });

  it('shows text in the order it is written', () => {
    expect(escapeCell('a\u202eb\u2066c')).toBe('abc');
    expect(oneLine('a\u202eb\u2028c', 10)).toBe('ab c');
  });

  it('keeps titles to one line that closes no issue and calls nobody', () => {
    expect(oneLine('a\r\n\tb', 10)).toBe('a b');
    expect(oneLine('abcdef', 4)).toBe('abc…');
    expect(oneLine('ab\ud83d\ude00cd', 4)).toBe('ab…');
    fc.assert(
      fc.property(hostile, text => {
        const line = oneLine(text, 200);
        expect(line).not.toMatch(REFERENCE);
        expect(line).not.toMatch(/[\n\r\u2028\u202e]|\p{Cs}/u);
        expect(line.length).toBeLessThanOrEqual(200);
      }),
    );
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
