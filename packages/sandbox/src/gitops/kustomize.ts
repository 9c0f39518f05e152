import { posix } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import {
  describeManifest,
  type Manifest,
  type SourcedManifest,
  type SyncError,
} from './types';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const CLUSTER_SCOPED = new Set([
  'Namespace',
  'Node',
  'NodeClaim',
  'NodePool',
  'PersistentVolume',
  'StorageClass',
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'ModelMirror',
]);

const kustomizationSchema = z.strictObject({
  apiVersion: z.string().optional(),
  kind: z.literal('Kustomization').optional(),
  metadata: z.unknown().optional(),
  namespace: z.string().optional(),
  resources: z.array(z.string()).nullish(),
});

const manifestSchema = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().optional(),
  }),
});

export interface BuildResult {
  objects: SourcedManifest[];
  errors: SyncError[];
}

class Builder {
  readonly objects: SourcedManifest[] = [];
  readonly errors: SyncError[] = [];
  private readonly seen = new Map<string, string>();

  constructor(private readonly files: Map<string, string>) {}

  folder(folder: string, parents: string[], namedBy: string, space?: string) {
    const path = NAMES.map(name => posix.join(folder, name)).find(candidate =>
      this.files.has(candidate),
    );
    if (!path) {
      this.fail(namedBy, `${folder} has no kustomization.yaml`);
      return;
    }
    if (parents.includes(path)) {
      this.fail(path, `the kustomizations include each other in a circle`);
      return;
    }
    const kustomization = this.kustomization(path);
    if (!kustomization) return;
    // The outermost namespace wins, as in kustomize.
    const namespace = space ?? kustomization.namespace;
    for (const resource of kustomization.resources ?? []) {
      const target = posix.normalize(posix.join(folder, resource));
      if (/^[a-z+]+:\/\/|^git@|\?ref=/.test(resource)) {
        this.fail(path, `'${resource}': remote resources are not supported`);
      } else if (target.startsWith('..')) {
        this.fail(path, `'${resource}' leaves the repository`);
      } else if (this.files.has(target)) {
        this.file(target, namespace);
      } else if (/\.ya?ml$/.test(resource)) {
        this.fail(path, `'${resource}' is listed but does not exist`);
      } else {
        this.folder(target, [...parents, path], path, namespace);
      }
    }
  }

  private kustomization(path: string) {
    try {
      const parsed = kustomizationSchema.safeParse(
        parse(this.files.get(path)!) ?? {},
      );
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      const field = issue.path.join('.');
      this.fail(path, field ? `${field}: ${issue.message}` : issue.message);
    } catch (error) {
      this.fail(path, `not YAML: ${(error as Error).message}`);
    }
    return null;
  }

  private file(path: string, namespace?: string) {
    for (const document of parseAllDocuments(this.files.get(path)!)) {
      if (document.errors.length > 0) {
        this.fail(path, `not YAML: ${document.errors[0].message}`);
        continue;
      }
      const value = document.toJS();
      if (value === null || value === undefined) continue;
      const parsed = manifestSchema.safeParse(value);
      if (parsed.success) this.add(path, parsed.data as Manifest, namespace);
      else {
        const [issue] = parsed.error.issues;
        this.fail(path, `${issue.path.join('.')}: ${issue.message}`);
      }
    }
  }

  private add(path: string, manifest: Manifest, namespace?: string) {
    const placed =
      namespace && !CLUSTER_SCOPED.has(manifest.kind)
        ? { ...manifest, metadata: { ...manifest.metadata, namespace } }
        : manifest;
    const id = `${placed.apiVersion} ${describeManifest(placed)}`;
    const twin = this.seen.get(id);
    if (twin) {
      this.errors.push({
        path,
        object: describeManifest(placed),
        message: `already described in ${twin}`,
      });
      return;
    }
    this.seen.set(id, path);
    this.objects.push({ path, manifest: placed });
  }

  private fail(path: string, message: string) {
    this.errors.push({ path, object: null, message });
  }
}

/**
 * Builds the objects of a folder the way `kubectl kustomize` does for plain
 * `resources` and `namespace`. What it does not know (patches, generators,
 * remote bases) is an error of that file, never silently left out.
 */
export function buildKustomization(
  files: Map<string, string>,
  folder: string,
): BuildResult {
  const builder = new Builder(files);
  builder.folder(posix.normalize(folder), [], folder);
  return { objects: builder.objects, errors: builder.errors };
}
