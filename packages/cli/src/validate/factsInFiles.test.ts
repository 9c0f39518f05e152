import { collectFacts, namespaceFacts } from './factsInFiles';

function manifest(kind: string, name: string, rest: object = {}) {
  return {
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'a' },
    ...rest,
  };
}

const found = collectFacts([
  manifest('ConfigMap', 'engine', { data: { key: 'text', other: 3 } }),
  manifest('Secret', 'own', { stringData: { HF_TOKEN: 'never read' } }),
  manifest('ExternalSecret', 'x', { spec: { target: { name: 'external' } } }),
  manifest('ExternalSecret', 'named'),
  { kind: 'ConfigMap', metadata: { name: 'elsewhere' } },
  null,
  [],
]);

function workspace(config: string, secret: string) {
  const preset = { presetOptions: { modelAccessSecret: secret } };
  return manifest('Workspace', 'w', { inference: { config, preset } });
}

describe('facts in files', () => {
  it('are texts of ConfigMaps and names of Secrets, by namespace', () => {
    expect(Object.fromEntries(found)).toEqual({
      a: {
        configMaps: { engine: { key: 'text' } },
        secrets: ['own', 'external', 'named'],
      },
      default: { configMaps: { elsewhere: {} }, secrets: [] },
    });
  });

  it('speak for what they hold, and for nothing else', () => {
    const known = (config: string, secret: string) =>
      Object.keys(namespaceFacts(workspace(config, secret), {}, found));
    expect(known('engine', 'own')).toEqual(['configMaps', 'secrets']);
    expect(known('absent', 'own')).toEqual(['secrets']);
    expect(known('elsewhere', 'absent')).toEqual([]);
  });

  it('complete the facts of the cluster, which win', () => {
    const facts = {
      namespaces: {
        a: { secrets: ['hf'], configMaps: { engine: { key: 'mine' }, b: {} } },
      },
    };
    expect(namespaceFacts(workspace('absent', ''), facts, found)).toEqual({
      configMaps: { engine: { key: 'mine' }, b: {} },
      secrets: ['hf', 'own', 'external', 'named'],
    });
  });
});
