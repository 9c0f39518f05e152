import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments, parseDocument, YAMLSeq } from 'yaml';
import { groupOf, WATCHED_KINDS } from '.';

const FOLDER = resolve(__dirname, '../../../../../deploy/rbac');
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

/** What is read when somebody asks, and not watched. */
const ASKED: Record<string, string[]> = { 'namespaces.': ['list'] };

const grants = (rules: readonly Rule[]) =>
  rules.flatMap(({ apiGroups, resources }) =>
    apiGroups.flatMap(group =>
      resources.map(resource => `${resource}.${group}`),
    ),
  );

describe('deploy/rbac', () => {
  const document = parseDocument(read('clusterrole.yaml'));
  const { rules } = document.toJS() as { rules: Rule[] };

  it('grants exactly what is watched or asked for, and only to read it', () => {
    expect(grants(rules).sort()).toEqual(
      [
        ...WATCHED_KINDS.map(kind => `${kind.plural}.${groupOf(kind)}`),
        ...Object.keys(ASKED),
      ].sort(),
    );
    rules.forEach(rule =>
      expect(rule.verbs).toEqual(
        ASKED[grants([rule])[0]] ?? ['get', 'list', 'watch'],
      ),
    );
  });

  it('marks the rules one can do without, and says what is lost', () => {
    const nodes = document.get('rules') as YAMLSeq<{ commentBefore?: string }>;
    const optional = new Map([
      ...WATCHED_KINDS.map(
        kind => [`${kind.plural}.${groupOf(kind)}`, kind.optional] as const,
      ),
      ...Object.keys(ASKED).map(name => [name, true] as const),
    ]);
    rules.forEach((rule, index) => {
      // A comment before the first item belongs to the list itself.
      const comment =
        nodes.items[index].commentBefore ?? nodes.commentBefore ?? '';
      const marked = /^\s*Optional: without it/.test(comment);
      grants([rule]).forEach(name =>
        expect([name, optional.get(name)]).toEqual([name, marked]),
      );
    });
  });

  it('is complete, and every other right is a Role of its own', () => {
    const { resources } = parse(read('kustomization.yaml'));
    expect([...resources, 'kustomization.yaml', 'optional'].sort()).toEqual(
      readdirSync(FOLDER).sort(),
    );
    const optional = readdirSync(join(FOLDER, 'optional')).flatMap(file =>
      parseAllDocuments(read(join('optional', file))).map(d => d.toJS()),
    );
    expect(
      optional
        .filter(({ kind }) => kind === 'Role')
        .map(({ rules: [rule], metadata }) => [metadata.name, rule]),
    ).toEqual([
      [
        'kaito-portal-invoke',
        {
          apiGroups: [''],
          resources: ['services/proxy'],
          verbs: ['get', 'create'],
        },
      ],
      [
        'kaito-portal-logs',
        { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
      ],
      [
        'kaito-portal-rag',
        { apiGroups: [''], resources: ['services/proxy'], verbs: ['delete'] },
      ],
      [
        'kaito-portal-secrets',
        { apiGroups: [''], resources: ['secrets'], verbs: ['get'] },
      ],
    ]);
  });

  it('names one account everywhere', () => {
    const files = [
      'serviceaccount.yaml',
      'clusterrolebinding.yaml',
      'token.yaml',
      'optional/invoke-role.yaml',
      'optional/logs-role.yaml',
      'optional/rag-role.yaml',
      'optional/secrets-role.yaml',
    ];
    files.forEach(file =>
      expect(read(file)).toContain('name: kaito-portal-watcher'),
    );
  });
});
