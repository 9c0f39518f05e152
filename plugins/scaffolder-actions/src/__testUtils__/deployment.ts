import {
  renderWorkspace,
  toYaml,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';

/** Where the deployments of {@link deploymentStep} go. */
export const PLACE = { cluster: 'aks-weu-dev', namespace: 'team-search' };

export const FOLDER = `clusters/${PLACE.cluster}/${PLACE.namespace}`;

/** A step of `kaito:gitops:propose` for a Workspace, with the file it proposes. */
export function deploymentStep(
  name: string,
  requestId: string,
  requestedBy = 'user:default/dana',
) {
  const file = `manifests/${name}.yaml`;
  const text = toYaml(
    renderWorkspace({
      name,
      namespace: PLACE.namespace,
      model: 'microsoft/phi-4',
      instanceType: 'Standard_NC24ads_A100_v4',
      provenance: { requestId, requestedBy },
    }),
  );
  return {
    input: {
      ...PLACE,
      requestId,
      file,
      summary: { model: 'microsoft/phi-4' },
      owner: 'group:default/team-search',
      purpose: 'Answer questions',
    },
    files: { [file]: text },
    user: requestedBy,
  };
}
