import fc from 'fast-check';
import { listModels } from '../../../models';
import { listSkus } from '../../../skus';
import { findSecrets } from './findSecrets';

const ALL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const rest = (length: number, seed = 7, letters = ALL) =>
  fc.sample(
    fc.string({
      unit: fc.constantFrom(...letters),
      minLength: length,
      maxLength: length,
    }),
    { numRuns: 1, seed },
  )[0];

/** One of each, made up. */
const TOKENS = {
  'Hugging Face': `hf_${rest(34)}`,
  'Hugging Face, of an organisation': `api_org_${rest(34)}`,
  GitHub: `ghp_${rest(36)}`,
  'GitHub, fine-grained': `github_pat_${rest(22)}_${rest(59)}`,
  GitLab: `glpat-${rest(20)}`,
  'Azure, of an app': `abc8Q~${'a-b_c~d.'.repeat(4)}xy`,
  'Azure DevOps': rest(52, 1, 'abcdefghijklmnopqrstuvwxyz234567'),
  'Azure DevOps, new': `${rest(76)}AZDO${rest(4)}`,
  'Azure storage': `DefaultEndpointsProtocol=https;AccountKey=${rest(86)}==`,
  'AWS, id': 'AKIAIOSFODNN7EXAMPLE',
  'AWS, key': `${rest(40, 3)}`,
  Google: `AIza${rest(35)}`,
  OpenAI: `sk-proj-${rest(40)}`,
  Slack: `xoxb-123456789012-${rest(24)}`,
  'web token': `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${rest(43)}`,
  'private key': '-----BEGIN OPENSSH PRIVATE KEY-----',
  'header of HTTP': `Authorization: Bearer ${rest(20)}`,
  'password in an address': 'postgres://me:secret@db.example.org/x',
  'signed address': 'https://x.blob.core.windows.net/c/b?sv=1&sig=abc%3D',
  'drawn by lot': rest(32, 11),
};

describe('findSecrets', () => {
  it.each(Object.entries(TOKENS))('knows one of %s', (_, token) => {
    for (const value of [token, `use ${token} please`, [{ a: [token] }]]) {
      const problems = findSecrets({ field: value });
      expect(problems).toHaveLength(1);
      expect(problems[0].field).toMatch(/^field/);
      expect(JSON.stringify(problems)).not.toContain(token);
    }
  });

  // Addresses and connection strings are looked for in values alone.
  it.each(
    Object.entries(TOKENS).filter(
      ([, token]) => !/:\/\/|DefaultEnd/.test(token),
    ),
  )('knows one of %s in the name of a field', (_, token) => {
    const named = findSecrets({ labels: { [token]: 'x' } });
    expect(named.map(({ field }) => field)).toEqual(['labels']);
    expect(JSON.stringify(named)).not.toContain(token);
  });

  it('knows nearly every word drawn by lot', () => {
    const missed = Array.from({ length: 500 }, (_, seed) =>
      rest(40, seed),
    ).filter(word => findSecrets(word).length === 0);
    expect(missed.length).toBeLessThan(25);
  });

  it.each([
    [{ args: ['--port=80', '--api-key=abc'] }, 'args[1]'],
    [{ args: ['--api-key', 'abc', '--port'] }, 'args[1]'],
    [{ vllm: { 'api-key': 'abc' } }, 'vllm.api-key'],
    [{ env: [{ name: 'HF_TOKEN', value: 'abc' }] }, 'env[0].value'],
  ])('knows what is given to a flag or a variable: %j', (input, field) => {
    const problems = findSecrets(input);
    expect(problems.map(each => each.field)).toEqual([field]);
    expect(JSON.stringify(problems)).not.toContain('abc');
  });

  it.each([
    [{ args: ['--api-key=$(KEY)', '--api-key', '$(KEY)', '--api-key'] }],
    [{ modelAccessSecret: 'hf-token', secretKey: 'HF_TOKEN' }],
    [{ image: `registry.example.org/a/b@sha256:${'0a1b2c3d'.repeat(8)}` }],
    [{ commit: '9c1185a5c5e9fc54612808977ee8f548b2258d31' }],
    [{ id: '4f9b8d1e-0c3a-4b7e-9d52-1f2e3d4c5b6a' }],
    [{ model: 'deepseek-ai/DeepSeek-R1-Distill-Qwen-32B' }],
    [{ name: 'DeepSeekR1DistillQwen32BInstruct' }],
    [{ type: 'Standard_NC80adis_H100_v5', node: 'ND96isrMI300Xv5' }],
    [{ url: 'https://huggingface.co/datasets/a/b/resolve/main/x.parquet' }],
    [
      {
        id: '/subscriptions/4f9b8d1e-0c3a-4b7e-9d52-1f2e3d4c5b6a/resourceGroups/MC_fleet_aks-weu-dev_westeurope',
      },
    ],
    [{ purpose: 'Ask sk-learn questions, basic authentication included' }],
    [{ name: 'phi-4-mini-instruct-0123456789', at: '2027-01-31T12:00:00Z' }],
  ])('leaves %j alone', input => {
    expect(findSecrets(input)).toEqual([]);
  });

  it('leaves every model and machine type alone', () => {
    expect(findSecrets(listModels())).toEqual([]);
    expect(findSecrets(listSkus())).toEqual([]);
  });
});
