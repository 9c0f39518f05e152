import { renderKustomization, toYaml } from '..';

describe('renderKustomization', () => {
  it('lists each resource once, in order', () => {
    const kustomization = renderKustomization({
      resources: ['phi.yaml', 'llama.yaml', 'phi.yaml', 'flags.yaml'],
      namespace: 'search',
    });
    expect(toYaml(kustomization))
      .toBe(`apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: search
resources:
  - flags.yaml
  - llama.yaml
  - phi.yaml
`);
  });

  it('may be empty and leave namespaces alone, and does not touch its input', () => {
    const resources = ['b', 'a'] as const;
    expect(renderKustomization({ resources }).resources).toEqual(['a', 'b']);
    expect(resources).toEqual(['b', 'a']);
    expect(renderKustomization({ resources: [] })).toEqual({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: [],
    });
  });
});
