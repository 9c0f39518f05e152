import { toYaml } from '../manifests/toYaml';
import { toProvenanceAnnotations } from '../provenance/annotations';
import type { ClusterSetup } from './ClusterSetup';
import { setupObjects } from './objects';

/** The folder below that of a cluster in which its own objects stand, beside those of its namespaces. */
export const SETUP_FOLDER = 'kaito-system';

/** A manifest of a setup, one object a file. */
export interface SetupFile {
  name: string;
  text: string;
}

/**
 * The manifests of a setup, without the `kustomization.yaml`, which `kaito:gitops:propose` keeps. Each says by whose
 * request it is there.
 */
export function renderClusterSetup(
  setup: ClusterSetup,
  claims: { requestId: string; requestedBy: string },
): SetupFile[] {
  const provenance = toProvenanceAnnotations({
    ...claims,
    owner: setup.owner,
    purpose: setup.purpose,
  });
  return setupObjects(setup).map(({ file, object }) => ({
    name: file,
    text: toYaml({
      ...object,
      metadata: {
        ...object.metadata,
        annotations: { ...object.metadata.annotations, ...provenance },
      },
    }),
  }));
}
