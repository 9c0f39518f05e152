import { run } from './run';
import { fixtureHost } from './__testUtils__/fixtureHost';
import { type FileFinding, isFault } from './validate/FileFinding';

const host = fixtureHost();
/** Manifests as published guides have them; what they come to is in `fixed`. */
const guides = host
  .listFiles('guides')
  .filter(file => !file.includes('/fixed/'));
/** What only a person can decide: no model that can be tuned stands for falcon. */
const LEFT: Record<string, string[]> = { 'guides/falcon-tuning.yaml': ['W49'] };

function findings(file: string): FileFinding[] {
  return JSON.parse(run(['validate', file, '--format', 'json'], host).stdout);
}

describe.each(guides)('%s', file => {
  const fixed = file.replace('guides/', 'guides/fixed/');
  const { stdout, stderr, exitCode } = run(['fix', file], host);

  it('is corrected as its twin is written', () => {
    expect(stdout).toBe(host.readText(fixed));
    expect(stderr).toContain(`${file}:`);
  });

  it('needs nothing more, or says what', () => {
    const left = LEFT[file] ?? [];
    expect(exitCode).toBe(left.length > 0 ? 1 : 0);
    const faults = findings(fixed).filter(isFault);
    expect(faults.map(({ rule }) => rule)).toEqual(left);
  });

  it('is recognised as broken before', () => {
    expect(findings(file).map(({ severity }) => severity)).toEqual(
      expect.arrayContaining([expect.stringMatching(/rejected|advice/)]),
    );
  });

  it('is left alone once corrected', () => {
    expect(run(['fix', fixed, '--diff'], host).stdout).toBe('');
  });
});
