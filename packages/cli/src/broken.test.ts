import { run } from './run';
import { fixtureHost } from './__testUtils__/fixtureHost';
import type { FileFinding } from './validate/FileFinding';
import { RULES } from './validate/ruleTexts';

const host = fixtureHost();
/** Folders of `broken`, each with a facts file of its name. */
const FOLDERS = ['provisioned', 'byo', 'gates-off', 'streaming', 'older'];
/** What cannot be broken without breaking another rule as well. */
const WITH: Record<string, string[]> = {
  W19: ['SIZING'],
  W26: ['SIZING'],
  W38: ['W14'],
  'IS-6': ['IS-10'],
};

function validate(folder: string, ...more: string[]) {
  return run(
    [
      'validate',
      `broken/${folder}`,
      '--cluster-facts',
      `broken/${folder}.facts.yaml`,
      ...more,
    ],
    host,
  );
}

function ruleOf(file: string): string {
  return file.replace(/^.*\//, '').replace('.yaml', '');
}

/** Each file marks the line at fault with `# <-`. */
function markedLine(file: string): number {
  const lines = host.readText(file).split('\n');
  expect(lines.filter(line => line.includes('# <-'))).toHaveLength(1);
  return lines.findIndex(line => line.includes('# <-')) + 1;
}

const files = FOLDERS.flatMap(folder => host.listFiles(`broken/${folder}`));

describe('a folder with one broken file of each rule', () => {
  it('has every rule there is', () => {
    expect(files.map(ruleOf).sort()).toEqual([...RULES].sort());
    const kaito = Array.from({ length: 49 }, (_, index) => `W${index + 1}`);
    expect(RULES).toEqual(expect.arrayContaining(kaito));
  });

  describe.each(FOLDERS)('%s', folder => {
    const { stdout, exitCode } = validate(folder, '--format', 'json');
    const findings: FileFinding[] = JSON.parse(stdout);

    it.each(host.listFiles(`broken/${folder}`))('%s', file => {
      const rule = ruleOf(file);
      const own = findings.filter(finding => finding.file === file);
      expect(own).toContainEqual(
        expect.objectContaining({ rule, line: markedLine(file) }),
      );
      const others = own.filter(finding => finding.rule !== rule);
      expect(others.map(finding => finding.rule)).toEqual(WITH[rule] ?? []);
    });

    it('stops a pipeline and is written with file and line', () => {
      expect(exitCode).toBe(1);
      const text = validate(folder).stdout;
      for (const file of host.listFiles(`broken/${folder}`)) {
        expect(text).toMatch(
          new RegExp(
            `^${file}:${markedLine(file)}: [a-z-]+ ${ruleOf(file)} `,
            'm',
          ),
        );
      }
    });

    it('has exactly the promised fields', () => {
      for (const finding of findings) {
        expect(Object.keys(finding)).toEqual(
          'file document kind name rule severity path line message fix'.split(
            ' ',
          ),
        );
      }
    });
  });
});
