import { KaitoRefusalError } from '../input/BuilderInputError';
import { readInput } from '../input/readInput';
import type { KaitoVersion } from '../input/version';
import type { BundleFile } from './BundleFile';
import { checkBundle } from './checkBundle';
import { exposureParts } from './exposure';
import { layOut } from './layout';
import { withConfig, withSecret } from './prerequisites';
import { type BundleRequest, bundleRequestSchema } from './request';
import { workloadPart } from './workload';

/** Throws {@link KaitoRefusalError} for what KAITO would refuse; the fields are those of the manifest. */
function refuseRejected(
  files: BundleFile[],
  kaitoVersion: KaitoVersion,
): BundleFile[] {
  const problems = checkBundle(files, { kaitoVersion })
    .filter(({ severity }) => severity === 'rejected')
    .map(({ rule, path, message, fix }) => ({
      field: path,
      reason: `would be refused by KAITO (${rule}): ${message}`,
      fix: fix ?? 'Correct it',
    }));
  if (problems.length > 0) {
    throw new KaitoRefusalError(problems);
  }
  return files;
}

/**
 * All files of a deployment, in the order in which they are needed: what must exist before (ExternalSecret, ConfigMap),
 * the workload, what leads to it, and the `kustomization.yaml` of each folder. With `ordering: argocd` the objects carry
 * sync waves; with `flux` they are in two folders with a Kustomization of Flux each. Throws BuilderInputError that names
 * every field at fault, and KaitoRefusalError for what KAITO would refuse (W1–W49 and the other kinds' rules).
 */
export function renderBundle(input: BundleRequest): BundleFile[] {
  const secret = withSecret(readInput(bundleRequestSchema, input));
  const config = withConfig(secret.request);
  const { request } = config;
  return refuseRejected(
    layOut(request, [
      ...secret.parts,
      ...config.parts,
      workloadPart(request),
      ...exposureParts(request),
    ]),
    'kaitoVersion' in request ? request.kaitoVersion : undefined,
  );
}
