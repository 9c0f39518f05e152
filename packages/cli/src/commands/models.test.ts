import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import { UsageError } from '../Host';
import { models } from './models';

const run = (...args: string[]) => models.run(args, {} as never);
const lines = (...args: string[]) =>
  run(...args)
    .stdout.trimEnd()
    .split('\n');
const json = (...args: string[]): CatalogModel[] =>
  JSON.parse(run(...args, '--json').stdout);
const names = (...args: string[]) => json(...args).map(({ name }) => name);

describe('models', () => {
  it('prints every model with what a person chooses by', () => {
    expect(run()).toMatchObject({ exitCode: 0, stderr: '' });
    const [header, first, ...rest] = lines();
    expect(header.split(/ {2,}/)).toEqual([
      'MODEL',
      'ALIAS',
      'TASK',
      'PARAMETERS',
      'GIB',
      'CONTEXT',
      'LICENCE',
      'CLASS',
      'ACCESS',
      'CAN',
      'ABOUT',
    ]);
    expect(first.split(/ {2,}/).slice(0, -1)).toEqual([
      'microsoft/phi-4',
      'phi-4',
      'chat',
      '14B',
      '27.31',
      '16384',
      'mit',
      'permissive',
      'open',
      'code',
    ]);
    expect(rest).toHaveLength(59);
  });

  it('tells active parameters, and which numbers are not the publisher’s', () => {
    const cellOf = (name: string) =>
      lines()
        .find(line => line.startsWith(name))!
        .split(/ {2,}/)[3];
    expect(cellOf('openai/gpt-oss-120b')).toBe('117B (5.1B)');
    expect(cellOf('mistralai/Mistral-7B-v0.3')).toBe('~7.25B');
  });

  it('prints every fact as JSON, with sources', () => {
    const found = json();
    expect(found).toHaveLength(60);
    expect(found[1]).toMatchObject({
      name: 'microsoft/Phi-4-mini-instruct',
      task: 'chat',
      parameters: { totalB: 3.8, activeB: 3.8, basis: 'model-card' },
      capabilities: ['multilingual', 'long-context'],
      caveat: expect.stringContaining('no tool parser'),
      sources: expect.arrayContaining([
        {
          facts: ['parameters'],
          source: 'model card',
          url: 'https://huggingface.co/microsoft/Phi-4-mini-instruct',
          asOf: '2026-11-21',
        },
      ]),
    });
  });

  it('narrows by licence, by its class, and by what one node carries', () => {
    expect(names('--licence', 'Gemma')).toEqual([
      'google/gemma-3-4b-it',
      'google/gemma-3-27b-it',
    ]);
    expect(names('--licence', 'research-only')).toEqual([
      'MiniMaxAI/MiniMax-M2.7',
    ]);
    const small = names('--fits', 'standard_nv36ads_a10_v5');
    expect(small).toContain('microsoft/Phi-4-mini-instruct');
    expect(small).not.toContain('meta-llama/Llama-3.3-70B-Instruct');
    const both = names('--fits', 'Standard_NV36ads_A10_v5', '--licence', 'mit');
    expect(both.every(name => small.includes(name))).toBe(true);
    expect(both.length).toBeLessThan(small.length);
  });

  it('lists what an older KAITO may have, and says what is not known', () => {
    const result = run('--kaito-version', '0.11.0', '--json');
    expect(JSON.parse(result.stdout)).toHaveLength(51);
    expect(result.stderr).toContain('not checked');
    expect(run('--kaito-version', '0.12.1').stderr).toBe('');
  });

  it.each([
    ['--fits', 'nope'],
    ['--licence', 'nope'],
  ])('%s %s is wrong usage', (...args) => {
    expect(() => run(...args)).toThrow(UsageError);
    expect(() => run(...args)).toThrow(args[0]);
  });
});
