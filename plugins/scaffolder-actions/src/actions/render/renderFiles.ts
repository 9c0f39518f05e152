import { InputError } from '@backstage/errors';
import {
  type BundleFile,
  BuilderInputError,
  type BundleRequest,
  KaitoRefusalError,
  renderBundle,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import {
  type Provenance,
  PROVENANCE_ANNOTATIONS,
} from '@kaito-portal/backstage-plugin-kaito-common/provenance';
import { annotate } from '../../gitops/annotate';
import { refuseInput, type RenderInput } from './renderInput';

/** A manifest and where it is put below the folder of its namespace. */
export interface RenderedFile {
  name: string;
  text: string;
}

/** The files of a request. */
export interface RenderedRequest {
  /** In the order in which they are needed. */
  files: RenderedFile[];
  /** The one that holds the workload. */
  workload: RenderedFile;
  /** As the library made them, for its checks. */
  bundle: BundleFile[];
}

function toRequest(input: RenderInput, provenance: Partial<Provenance>) {
  const { kind, name, namespace, fields } = input;
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

/** Runs the library; what it refuses becomes an error that names each field as the action calls it. */
function bundleOf(
  input: RenderInput,
  provenance: Partial<Provenance>,
): BundleFile[] {
  try {
    return renderBundle(toRequest(input, provenance));
  } catch (error) {
    if (!(error instanceof BuilderInputError)) throw error;
    const problems = error.problems.map(({ field, reason, fix }) => ({
      field: field.replace(/^provenance\./, ''),
      reason: `${reason} (${fix})`,
    }));
    if (error instanceof KaitoRefusalError) {
      const lines = problems.map(({ field, reason }) => `${field}: ${reason}`);
      throw new InputError(
        `The cluster would refuse this manifest. ${lines.join('; ')}`,
      );
    }
    throw refuseInput(problems);
  }
}

/**
 * The manifests of a request, without the `kustomization.yaml`, which `kaito:gitops:propose` keeps. Each carries the id
 * of the request, by which its files are known to belong together.
 * @throws InputError for what the library or KAITO would refuse
 */
export function renderFiles(
  input: RenderInput,
  provenance: Partial<Provenance> & { requestId: string; requestedBy: string },
): RenderedRequest {
  const bundle = bundleOf(input, provenance);
  const claims = {
    [PROVENANCE_ANNOTATIONS.requestId]: provenance.requestId,
    [PROVENANCE_ANNOTATIONS.requestedBy]: provenance.requestedBy,
  };
  let workload: RenderedFile | undefined;
  const files = bundle
    .filter(({ path }) => path !== 'kustomization.yaml')
    .map(({ path, object, yaml }) => {
      if (object.apiVersion.startsWith('kaito.sh/')) {
        workload = { name: `${input.name}.yaml`, text: yaml };
        return workload;
      }
      return { name: `${input.name}-${path}`, text: annotate(yaml, claims) };
    });
  return { files, workload: workload!, bundle };
}
