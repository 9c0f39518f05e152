import { ConfigReader } from '@backstage/config';
import { readGitOpsConfig } from '../GitOpsConfig';

const read = (gitops: object) =>
  readGitOpsConfig(new ConfigReader({ kaito: { gitops } } as never));
const layout = (entry: object) => ({ layouts: [entry] });

describe('readGitOpsConfig', () => {
  it('has no layouts unless some are configured', () => {
    expect(read({})).toMatchObject({
      path: 'clusters',
      baseBranch: 'main',
      layouts: [],
    });
    expect(read({ path: './fleet/all/' }).path).toBe('fleet/all');
  });

  it('reads every setting of a layout, and what one leaves out', () => {
    const whole = {
      clusters: ['aks-*'],
      namespaces: ['team-?'],
      repoUrl: 'git.example.org?owner=platform&repo=fleet',
      baseBranch: 'live',
      path: 'teams/{team}/{cluster}/{namespace}/{name}',
      format: 'kustomize',
      ordering: 'flux',
      flux: {
        sourceRef: { kind: 'GitRepository', name: 'fleet', namespace: 'flux' },
        namespace: 'flux',
        interval: '5m',
      },
      labels: ['kaito'],
      reviewers: ['{team}'],
    };
    const hub = {
      kubefleet: { hub: 'fleet-hub' },
      path: '{root}/{cluster}/{namespace}',
    };
    expect(read({ layouts: [whole, hub] }).layouts).toEqual([
      whole,
      {
        ...hub,
        clusters: ['*'],
        namespaces: ['*'],
        format: 'kustomize',
        ordering: 'none',
      },
    ]);
  });

  it.each([
    [{ path: '../up' }, /^kaito\.gitops\.path: '\.\.\/up' is not a folder/],
    [{ path: '{cluster}' }, /^kaito\.gitops\.path: .*those go into layouts/],
    [{ layouts: {} }, /^kaito\.gitops\.layouts: /],
    [layout({ pth: 'x' }), /layouts\[0\]: pth is not known here\. Remove it/],
    [layout({ clusters: [] }), /layouts\[0\]\.clusters: names nothing/],
    [layout({ clusters: ['a b'] }), /layouts\[0\]\.clusters\[0\]: is no name/],
    [layout({ clusters: 'aks' }), /layouts\[0\]\.clusters: /],
    [layout({ repoUrl: ' ' }), /layouts\[0\]\.repoUrl: is empty/],
    [layout({ path: '/{cluster}' }), /\.path: '' cannot be a folder/],
    [layout({ path: 'a/../{cluster}' }), /\.path: '\.\.' cannot be/],
    [layout({ path: '.git/{cluster}' }), /\.path: '\.git' cannot be/],
    [layout({ path: 'a\\{cluster}' }), /\.path: /],
    [layout({ path: '{cluster}/{who}' }), /\{who\} stands for nothing/],
    [layout({ path: '{cluster}/{' }), /\.path: '\{' cannot be/],
    [layout({ path: '{cluster}-{namespace}' }), /the same folder/],
    [layout({ path: '{cluster}/{cluster}' }), /\{cluster\} is in it twice/],
    [layout({ path: '{cluster}/{root}' }), /Begin with it/],
    [layout({ path: '{cluster}/{name}' }), /two namespaces apart/],
    [layout({ path: 'apps/{namespace}' }), /\.path: holds no \{cluster\}/],
    [
      layout({ clusters: ['a', 'b'], path: '{namespace}' }),
      /\.path: holds no \{cluster\}/,
    ],
    [layout({ format: 'helm' }), /\.format: Write one of kustomize, plain/],
    [layout({ ordering: 'waves' }), /\.ordering: Write one of none, /],
    [layout({ ordering: 'flux' }), /\.flux: is missing.*sourceRef\.name/],
    [
      layout({ flux: { sourceRef: { name: 'fleet' } } }),
      /\.flux: is used with ordering: flux alone/,
    ],
    [
      layout({
        ordering: 'flux',
        format: 'plain',
        flux: { sourceRef: { name: 'fleet' } },
      }),
      /\.flux: needs format: kustomize/,
    ],
    [
      layout({
        ordering: 'flux',
        path: '{cluster}',
        flux: { sourceRef: { name: 'fleet' } },
      }),
      /\.path: holds no \{namespace\}/,
    ],
    [layout({ kubefleet: { hub: '../x' } }), /kubefleet\.hub: is not the name/],
    [
      layout({ kubefleet: { hub: 'hub' }, path: '{cluster}/{team}' }),
      /\.path: does not give a namespace one folder/,
    ],
  ])('stops at a mistake and names the field: %j', (gitops, message) => {
    expect(() => read(gitops)).toThrow(message);
  });
});
