import { parseManifests, renderWorkspace, toYaml } from '.';
import { validateWorkspace } from '../validation';

describe('renderWorkspace', () => {
  it('renders a plain preset', () => {
    const workspace = renderWorkspace({
      name: 'phi-4',
      namespace: 'search',
      model: 'PHI-4',
      instanceType: 'standard_nc24ads_a100_v4',
    });
    expect(toYaml(workspace)).toBe(`apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: phi-4
  namespace: search
resource:
  instanceType: Standard_NC24ads_A100_v4
  labelSelector:
    matchLabels:
      apps: phi-4
inference:
  preset:
    name: microsoft/phi-4
`);
  });

  it('renders a gated model with its secret by name and who asked for it', () => {
    const workspace = renderWorkspace({
      name: 'llama',
      namespace: 'search',
      model: 'llama-3.1-8b-instruct',
      instanceType: 'Standard_NC96ads_A100_v4',
      modelAccessSecret: 'hf-token',
      provenance: {
        requestId: 'r-17',
        requestedBy: 'user:default/dana',
        owner: 'group:default/team-search',
        purpose: 'Summaries: "short" ones',
        expires: '2027-01-31',
        pullRequest: null,
      },
    });
    expect(toYaml(workspace)).toBe(`apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: llama
  namespace: search
  annotations:
    kaito-portal.io/expires: "2027-01-31"
    kaito-portal.io/owner: group:default/team-search
    kaito-portal.io/purpose: 'Summaries: "short" ones'
    kaito-portal.io/request-id: r-17
    kaito-portal.io/requested-by: user:default/dana
resource:
  instanceType: Standard_NC96ads_A100_v4
  labelSelector:
    matchLabels:
      apps: llama
inference:
  preset:
    name: meta-llama/Llama-3.1-8B-Instruct
    presetOptions:
      modelAccessSecret: hf-token
`);
    expect(
      validateWorkspace(workspace, {
        kaitoVersion: '0.12.0',
        provisioner: 'karpenter',
        cloud: 'azure',
        secrets: ['hf-token'],
        gates: { ModelStreaming: false },
      }),
    ).toEqual([]);
  });

  it('leaves the machine type out for nodes brought by hand, and keeps unknown names', () => {
    const workspace = renderWorkspace({
      name: 'own',
      namespace: 'search',
      model: ' my-org/My-Model ',
    });
    expect(workspace.resource).not.toHaveProperty('instanceType');
    expect(workspace.inference?.preset).toEqual({ name: 'my-org/My-Model' });
  });

  it('survives the way through YAML', () => {
    const workspace = renderWorkspace({
      name: 'phi-4',
      namespace: 'on',
      model: 'phi-4',
      instanceType: 'p5.48xlarge',
      provenance: { purpose: 'line one\nline two: # not a comment' },
    });
    expect(parseManifests(toYaml(workspace))[0].object).toEqual(workspace);
  });
});
