import fc from 'fast-check';
import { parse } from 'yaml';
import { baseOf } from './__testUtils__/baseOf';
import { fileNameOf, layOut } from './layout';
import { planChanges, type ChangeRequest } from './planChanges';

const layoutFor = (place: {
  root: string;
  cluster: string;
  namespace: string;
}) =>
  layOut(
    {
      path: '{root}/{cluster}/{namespace}',
      format: 'kustomize',
      ordering: 'none',
    },
    { ...place, team: null, name: null },
  );

const manifest = (requestId: string, extra = '') =>
  `kind: Workspace\nmetadata:\n  name: phi\n  annotations:\n    kaito-portal.io/request-id: ${requestId}\n${extra}`;
const request = (overrides: Partial<ChangeRequest> = {}): ChangeRequest => ({
  requestId: 'r-1',
  layout: layoutFor({ root: 'clusters', cluster: 'a', namespace: 'team' }),
  cluster: 'a',
  namespace: 'team',
  files: [{ file: 'manifests/a/team/phi.yaml', text: manifest('r-1') }],
  sourceUrl: path => `https://git.example/${path}`,
  ...overrides,
});
const on = baseOf;

describe('planChanges', () => {
  it('writes the manifest with its source and lists it on both levels', async () => {
    const plan = await planChanges(request(), on({}));
    expect([...plan.changes.keys()].sort()).toEqual([
      'clusters/a/kustomization.yaml',
      'clusters/a/team/kustomization.yaml',
      'clusters/a/team/phi.yaml',
    ]);
    const { annotations } = parse(
      plan.changes.get('clusters/a/team/phi.yaml')!,
    ).metadata;
    expect(annotations).toEqual({
      'kaito-portal.io/request-id': 'r-1',
      'kaito-portal.io/source': 'https://git.example/clusters/a/team/phi.yaml',
    });
    expect(plan.diff).toContain(
      '--- /dev/null\n+++ b/clusters/a/team/phi.yaml',
    );
    expect(plan.diff).toContain('+  - phi.yaml');
  });

  it('changes nothing where its own result stands', async () => {
    const first = await planChanges(request(), on({}));
    const again = await planChanges(
      request(),
      on(Object.fromEntries(first.files)),
    );
    expect(again.changes.size).toBe(0);
    expect(again.diff).toBe('');
  });

  it.each([
    [manifest('r-2'), /request r-2/],
    ['kind: Workspace\nmetadata: {name: phi}\n', /did not write/],
    ['not: [yaml', /did not write/],
  ])('does not replace a file of somebody else', async (text, message) => {
    const plan = planChanges(
      request(),
      on({ 'clusters/a/team/phi.yaml': text }),
    );
    await expect(plan).rejects.toThrow(message);
    await expect(plan).rejects.toThrow(/clusters\/a\/team\/phi.yaml exists/);
  });

  it('leads nowhere but into its folder', () => {
    const part = fc.stringMatching(/^([a-z]|\.|\/|\.\.|\\|\.git|-){1,4}$/);
    fc.assert(
      fc.property(
        part,
        part,
        part,
        part.map(name => `${name}.yaml`),
        (root, cluster, namespace, file) => {
          let path = '';
          let refusal = '';
          try {
            const layout = layoutFor({ root, cluster, namespace });
            path = `${layout.folder}/${fileNameOf(file)}`;
          } catch (error) {
            refusal = (error as Error).message;
          }
          expect(refusal).toMatch(/^($|(path|cluster|namespace|file): )/);
          expect(path).toMatch(/^($|[A-Za-z0-9])/);
          expect(path.split('/')).not.toContain('..');
          expect(path.split('/')).not.toContain('.git');
        },
      ),
    );
    for (const root of ['..', '/etc', 'a/../b', '.git', '', 'a//b']) {
      expect(() => layoutFor({ root, cluster: 'c', namespace: 'n' })).toThrow(
        /^path: /,
      );
    }
    expect(() => fileNameOf('x/kustomization.yaml')).toThrow(/kustomization/);
    expect(() => fileNameOf('x/run.sh')).toThrow(/not a YAML file/);
  });
});
