import { parseAllDocuments } from 'yaml';
import { repairManifests } from '.';

const SOUND = `# served to everyone
apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
    name:   phi-4     # short
resource:
    instanceType: Standard_NC24ads_A100_v4
    labelSelector: {matchLabels: {apps: phi-4}}


inference:
    preset: {name: microsoft/phi-4}
`;

function workspace(body: string): string {
  return `apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: a
${body}`;
}

const RESOURCE = `resource:
  labelSelector:
    matchLabels:
      apps: a
`;
const INFERENCE = `inference:
  preset:
    name: microsoft/phi-4
`;

function changes(text: string) {
  return repairManifests(text).changes.map(
    ({ line, path, rule, before, after }) => [line, path, rule, before, after],
  );
}

function faults(text: string) {
  return repairManifests(text)
    .left.filter(({ severity }) => severity !== 'not-checked')
    .map(({ rule }) => rule);
}

describe('repairManifests, beyond single fields,', () => {
  it('splits a Workspace that serves and tunes', () => {
    const text = workspace(`${RESOURCE}${INFERENCE}tuning:
  preset:
    name: microsoft/phi-4
  method: lora
  input:
    image: example/in:1
  output:
    image: example/out:1
    imagePushSecret: push
`);
    const repaired = repairManifests(text);
    const [serves, tunes] = parseAllDocuments(repaired.text).map(d => d.toJS());
    expect(serves).toMatchObject({ metadata: { name: 'a' }, inference: {} });
    expect(serves).not.toHaveProperty('tuning');
    expect(tunes).toMatchObject({
      metadata: { name: 'a-tuning' },
      resource: { labelSelector: { matchLabels: { apps: 'a-tuning' } } },
      tuning: { method: 'lora' },
    });
    expect(tunes).not.toHaveProperty('inference');
    expect(repaired.changes).toMatchObject([{ rule: 'W3', line: 12 }]);
    expect(faults(text)).toEqual([]);
  });

  it('tells two Workspaces of one name apart, pasted together or not', () => {
    const tunes = workspace(`${RESOURCE}tuning: {}\n`);
    const serves = workspace(RESOURCE + INFERENCE);
    for (const text of [`${tunes}---\n${serves}`, `${serves}${tunes}`]) {
      const objects = parseAllDocuments(repairManifests(text).text);
      expect(objects.map(d => d.getIn(['metadata', 'name'])).sort()).toEqual([
        'a',
        'a-tuning',
      ]);
    }
    expect(changes(serves + tunes)[0]).toEqual([12, '', 'PARSE', null, '---']);
  });

  it('reaches into a List and leaves the other documents to the byte', () => {
    const list = `kind: List
apiVersion: v1
items:
- apiVersion: v1
  kind: ConfigMap
- apiVersion: kaito.sh/v1alpha1
  kind: Workspace
  metadata:
    name: a
`;
    const text = `${SOUND}---\n${list}--- # last\n${SOUND}`;
    expect(repairManifests(text).text).toBe(
      text.replace('v1alpha1', 'v1beta1'),
    );
    const repaired = repairManifests(text);
    expect(repaired.changes).toMatchObject([
      { line: 19, path: 'items[1].apiVersion' },
    ]);
    expect(repaired.left).toContainEqual(
      expect.objectContaining({ rule: 'W2', path: 'items[1]' }),
    );
  });

  it('refuses what costs too much to read, and says so', () => {
    const bomb = `a: &a [x, x]\n${'bcdefghijklmnopqrstuvwxyz'
      .split('')
      .map((name, i) => {
        const last = String.fromCharCode(name.charCodeAt(0) - 1);
        return `${name}: &${name} [*${last}, *${last}] # ${i}`;
      })
      .join('\n')}\napiVersion: kaito.sh/v1alpha1\nkind: Workspace\n`;
    for (const text of [bomb, '['.repeat(1_000)]) {
      expect(repairManifests(text)).toMatchObject({
        text,
        changes: [],
        left: [{ rule: 'PARSE' }],
      });
    }
  });

  it('keeps JSON JSON', () => {
    const object = {
      apiVersion: 'kaito.sh/v1beta1',
      kind: 'Workspace',
      metadata: { name: 'a' },
      spec: { inference: { preset: { name: 'microsoft/phi-4' } } },
    };
    const { spec, ...rest } = object;
    const text = `${JSON.stringify(object, null, '\t')}\n`;
    expect(repairManifests(text).text).toBe(
      `${JSON.stringify({ ...rest, ...spec }, null, '\t')}\n`,
    );
  });
});
