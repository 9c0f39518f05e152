import {
  type BundleFile,
  BuilderInputError,
  type BundleRequest,
  KaitoRefusalError,
  type KubeObject,
  renderBundle,
  toYaml,
} from '../manifests';
import { PROVENANCE_ANNOTATIONS, type Provenance } from '../provenance';
import type { DeploymentRequest } from './DeploymentRequest';
import { DeploymentRequestError } from './DeploymentRequestError';

/** A manifest and where it is put below the folder of its namespace. */
export interface RenderedFile {
  name: string;
  text: string;
}

/** The files of a request. */
export interface RenderedDeployment {
  /** In the order in which they are needed. */
  files: RenderedFile[];
  /** The one that holds the workload. */
  workload: RenderedFile;
  /** As the library made them, for its checks. */
  bundle: BundleFile[];
}

/** Who asks, under which id. */
export interface RequestClaims {
  requestId: string;
  /** Entity ref. */
  requestedBy: string;
}

function toBundleRequest(
  request: DeploymentRequest,
  provenance: Partial<Provenance>,
) {
  const { kind, name, namespace, fields } = request;
  return {
    kind,
    name,
    // A ModelMirror belongs to the whole cluster; the namespace only says where its file stands.
    ...(kind === 'ModelMirror' ? {} : { namespace }),
    ...fields,
    provenance,
    // The library reads it field by field.
  } as unknown as BundleRequest;
}

/** Runs the library; what it refuses becomes an error that names each field as the request calls it. */
function bundleOf(
  request: DeploymentRequest,
  provenance: Partial<Provenance>,
): BundleFile[] {
  try {
    return renderBundle(toBundleRequest(request, provenance));
  } catch (error) {
    if (!(error instanceof BuilderInputError)) throw error;
    throw new DeploymentRequestError(
      error instanceof KaitoRefusalError ? 'refused' : 'unreadable',
      error.problems.map(({ field, reason, fix }) => ({
        field: field.replace(/^provenance\./, ''),
        reason: `${reason} (${fix})`,
      })),
    );
  }
}

/** What stands beside a workload, with the request it belongs to; its annotations sorted. */
function claimed({ object, comments }: BundleFile, claims: RequestClaims) {
  const { metadata } = object as KubeObject;
  const annotations = {
    ...metadata.annotations,
    [PROVENANCE_ANNOTATIONS.requestId]: claims.requestId,
    [PROVENANCE_ANNOTATIONS.requestedBy]: claims.requestedBy,
  };
  return toYaml(
    { ...object, metadata: { ...metadata, annotations } },
    comments,
  );
}

/**
 * The manifests of a request, without the `kustomization.yaml`, which `kaito:gitops:propose` keeps. Each carries the id
 * of the request, by which its files are known to belong together.
 * @throws DeploymentRequestError for what the library or KAITO would refuse
 */
export function renderDeployment(
  request: DeploymentRequest,
  claims: RequestClaims,
): RenderedDeployment {
  const { owner, purpose, expires, dataClass } = request;
  const provenance = { ...claims, owner, purpose, expires, dataClass };
  const bundle = bundleOf(request, provenance);
  let workload: RenderedFile | undefined;
  const files = bundle
    .filter(({ path }) => path !== 'kustomization.yaml')
    .map(file => {
      if (file.object.apiVersion.startsWith('kaito.sh/')) {
        workload = { name: `${request.name}.yaml`, text: file.yaml };
        return workload;
      }
      return {
        name: `${request.name}-${file.path}`,
        text: claimed(file, claims),
      };
    });
  return { files, workload: workload!, bundle };
}
