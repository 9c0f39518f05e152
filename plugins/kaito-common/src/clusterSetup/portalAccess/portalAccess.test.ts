import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import {
  INVOKE_ROLE,
  LOGS_ROLE,
  portalRole,
  RAG_ROLE,
  SECRETS_ROLE,
  WATCHER_RULES,
  watcherAccess,
  watcherToken,
} from '.';

const RBAC = join(__dirname, '../../../../../deploy/rbac');
const objectsOf = (file: string) =>
  parseAllDocuments(readFileSync(join(RBAC, file), 'utf8')).map(document =>
    document.toJS(),
  );

describe('what the portal is granted', () => {
  it('is what deploy/rbac grants, object by object and in its order', () => {
    const { resources } = parse(
      readFileSync(join(RBAC, 'kustomization.yaml'), 'utf8'),
    );
    expect([...watcherAccess(), watcherToken()]).toEqual(
      resources.flatMap(objectsOf),
    );
  });

  it('covers every optional role there is', () => {
    expect(readdirSync(join(RBAC, 'optional')).sort()).toEqual([
      'invoke-role.yaml',
      'logs-role.yaml',
      'rag-role.yaml',
      'secrets-role.yaml',
    ]);
  });

  it.each([
    ['optional/invoke-role.yaml', INVOKE_ROLE],
    ['optional/logs-role.yaml', LOGS_ROLE],
    ['optional/rag-role.yaml', RAG_ROLE],
    ['optional/secrets-role.yaml', SECRETS_ROLE],
  ])('%s is the same in one namespace', (file, role) => {
    const placed = objectsOf(file).map(object => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'search' },
    }));
    expect(portalRole(role, 'search')).toEqual(placed);
  });

  it('only reads, and never Secrets', () => {
    for (const { resources, verbs } of WATCHER_RULES) {
      expect(['get', 'list', 'watch']).toEqual(
        expect.arrayContaining([...verbs]),
      );
      expect(resources).not.toContain('secrets');
      expect(resources).not.toContain('*');
    }
  });
});
