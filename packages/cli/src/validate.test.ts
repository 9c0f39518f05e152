import { run } from './run';
import { fixtureHost } from './__testUtils__/fixtureHost';
import type { FileFinding } from './validate/FileFinding';

const host = fixtureHost();

function findings(...args: string[]): FileFinding[] {
  return JSON.parse(
    run(['validate', ...args, '--format', 'json'], host).stdout,
  );
}

function places(list: FileFinding[]) {
  return list
    .filter(({ severity }) => severity === 'rejected')
    .map(({ file, document, line, rule, path }) => [
      file,
      document,
      line,
      rule,
      path,
    ]);
}

describe('validate', () => {
  it('reads on after a document that is not YAML', () => {
    expect(places(findings('mixed/one-of-three.yaml'))).toEqual([
      ['mixed/one-of-three.yaml', 1, 1, 'W2', ''],
      ['mixed/one-of-three.yaml', 1, 4, 'W1', 'metadata.name'],
      ['mixed/one-of-three.yaml', 2, 9, 'PARSE', ''],
      ['mixed/one-of-three.yaml', 3, 15, 'schema', 'spec.labelSelector'],
      ['mixed/one-of-three.yaml', 3, 15, 'schema', 'spec.template'],
    ]);
  });

  it('unpacks a List, each item with its own path and line', () => {
    expect(findings('mixed/list.json')).toContainEqual(
      expect.objectContaining({
        kind: 'Workspace',
        name: 'listed',
        rule: 'W35',
        severity: 'not-checked',
        path: 'items[1].inference.config',
        line: 18,
      }),
    );
  });

  it('knows the ConfigMaps beside a manifest', () => {
    const found = findings('mixed').find(({ rule }) => rule === 'W35');
    expect(found).toMatchObject({ severity: 'rejected', line: 18 });
    expect(found?.message).toContain('99999999');
  });

  it('passes over other kinds without a word, and says what it could not read', () => {
    const { stderr, stdout } = run(['validate', 'mixed'], host);
    expect(stderr).toBe(
      'skipped mixed/chart.yaml: not readable as YAML, and no word of kaito.sh in it\n',
    );
    expect(stdout).not.toContain('ConfigMap/');
    expect(stdout).toContain('3 objects in 4 files');
  });

  it.each([
    ['guides/fixed/spec.yaml', [], 0],
    ['guides/fixed/spec.yaml', ['--strict'], 1],
    ['guides/ragengine.yaml', [], 0],
    ['guides/spec.yaml', [], 1],
    ['nowhere', [], 2],
    ['guides/spec.yaml', ['--cluster-facts', 'guides/spec.yaml'], 2],
    ['guides/spec.yaml', ['--kaito-version', 'newest'], 2],
  ] as const)('%s %j ends with %i', (file, args, exitCode) => {
    expect(run(['validate', file, ...args], host)).toMatchObject({ exitCode });
  });

  it('takes the version of the cluster', () => {
    const args = ['guides/fixed/spec.yaml', '--kaito-version'];
    const rules = (version: string) =>
      findings(...args, version).map(({ rule }) => rule);
    expect(rules('0.12.0')).not.toContain('VERSION');
    expect(rules('0.9')).toContain('VERSION');
  });

  it.each([
    ['provisioner: azure', 'provisioner'],
    ['gates: {enableMig: true}', 'gates'],
    ['nodes: [{kind: Node}]', 'nodes.0.apiVersion'],
    ['namespaces: {a: {secrets: {hf: x}}}', 'namespaces.a.secrets'],
    ['kaitoVersion: latest', 'kaitoVersion'],
    ['nodeClasses: mine', 'nodeClasses'],
    ['tokens: []', 'tokens'],
    ['a: [1', 'not YAML'],
    ['- 1', 'the file'],
  ])('names the field at fault in facts: %s', (facts, field) => {
    const { readText } = host;
    const own = {
      ...host,
      readText: (path: string) => (path === 'f' ? facts : readText(path)),
    };
    const result = run(
      ['validate', 'guides/spec.yaml', '--cluster-facts', 'f'],
      own,
    );
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr.split('\n')[0]).toContain(field);
  });
});

describe('validate --format github', () => {
  const { stdout } = run(
    ['validate', 'mixed/one-of-three.yaml', '--format', 'github'],
    host,
  );
  const lines = stdout.trimEnd().split('\n');

  it('writes one command a line, escaped', () => {
    for (const line of lines) {
      expect(line).toMatch(
        /^::(error|warning|notice) file=mixed\/one-of-three\.yaml,line=\d+,title=[^,:]+::.+$/,
      );
    }
    expect(stdout).toContain('title=W1 Workspace/first%2C 100%25%3A sure::');
    expect(stdout).toContain('%0AFix: ');
  });
});

describe('validate --format sarif', () => {
  const log = JSON.parse(
    run(
      [
        'validate',
        `${host.cwd}/mixed/list.json`,
        'broken',
        '--format',
        'sarif',
      ],
      {
        ...host,
        listFiles: path =>
          path.startsWith('/') ? [path] : host.listFiles(path),
        readText: path => host.readText(path.replace(`${host.cwd}/`, '')),
      },
    ).stdout,
  );
  const [{ tool, results }] = log.runs;

  it('is SARIF 2.1.0 with a text for every rule', () => {
    expect(log).toMatchObject({
      version: '2.1.0',
      $schema: expect.stringContaining('sarif-2.1.0'),
    });
    expect(results.length).toBeGreaterThan(50);
    for (const rule of tool.driver.rules) {
      expect(rule.shortDescription.text).not.toBe(rule.id);
      expect(rule.help.text).toContain(rule.id);
    }
  });

  it('points at relative files, lines from 1, and its own rules', () => {
    for (const {
      ruleId,
      ruleIndex,
      kind,
      level,
      locations,
      message,
    } of results) {
      const [{ physicalLocation }] = locations;
      const { uri } = physicalLocation.artifactLocation;
      expect(uri).toMatch(/^(mixed|broken)\/[^\s]+$/);
      expect(physicalLocation.region.startLine).toBeGreaterThan(0);
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(kind === 'fail').toBe(level !== 'none');
      expect(message.text).not.toBe('');
    }
  });
});
