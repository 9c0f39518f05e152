import { fixtureHost } from '../__testUtils__/fixtureHost';
import { run } from '../run';

const host = fixtureHost();
const GUIDE = 'guides/spec.yaml';

function recording() {
  const written: Record<string, string> = {};
  const own = {
    ...host,
    writeText: (path: string, text: string) => {
      written[path] = text;
    },
  };
  return { written, own };
}

describe('fix', () => {
  it('writes the file only when asked, and only when it changes', () => {
    const { written, own } = recording();
    run(['fix', GUIDE], own);
    run(['fix', 'guides/fixed/spec.yaml', '--write'], own);
    expect(written).toEqual({});
    expect(run(['fix', GUIDE, '--write'], own)).toMatchObject({
      exitCode: 0,
      stdout: '',
    });
    expect(written).toEqual({
      [GUIDE]: host.readText('guides/fixed/spec.yaml'),
    });
  });

  it('shows what it writes', () => {
    const { own } = recording();
    const { stdout } = run(['fix', GUIDE, '--write', '--diff'], own);
    expect(stdout).toContain('-spec:\n');
  });

  it('takes the facts of the cluster', () => {
    const facts = ['--cluster-facts', 'broken/byo.facts.yaml'];
    const { stdout, stderr } = run(['fix', GUIDE, ...facts], host);
    expect(stdout).not.toContain('instanceType');
    expect(stderr).toContain('corrected W4 resource.instanceType');
  });

  it.each([
    [[], 'FILE'],
    [[GUIDE, GUIDE], 'FILE'],
    [['nowhere.yaml'], 'nowhere.yaml'],
    [['-', '--write'], '--write'],
    [[GUIDE, '--write'], `cannot write '${GUIDE}'`],
    [[GUIDE, '--cluster-facts', 'gone'], '--cluster-facts'],
  ])('%j is wrong usage and names %s', (args, word) => {
    const result = run(['fix', ...args], host);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr.split('\n')[0]).toContain(word);
  });
});

describe('diff', () => {
  it.each([
    [[], 'A and B'],
    [[GUIDE], 'A and B'],
    [[GUIDE, 'nowhere.yaml'], 'nowhere.yaml'],
    [['mixed/one-of-three.yaml', GUIDE], 'line 9'],
  ])('%j is wrong usage and names %s', (args, word) => {
    const result = run(['diff', ...args], host);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr.split('\n')[0]).toContain(word);
  });

  it('sees no difference in what differs in spelling only', () => {
    const spelled = {
      ...host,
      readText: (path: string) =>
        path === 'live'
          ? `status: {state: Ready}\n${host
              .readText('compare/running.yaml')
              .replace('microsoft/phi-4', 'phi-4')}`
          : host.readText(path),
    };
    expect(run(['diff', 'live', 'compare/running.yaml'], spelled)).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: 'no difference that matters\n',
    });
  });
});
