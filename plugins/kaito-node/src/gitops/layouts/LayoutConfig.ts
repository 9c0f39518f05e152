import { z } from 'zod';
import { isClusterName, isGlob } from './globs';
import { asksFor, DEFAULT_TEMPLATE, templateProblem } from './pathTemplate';

const globs = z
  .array(
    z
      .string()
      .refine(isGlob, 'is no name, nor a pattern of one. Use * for any part'),
  )
  .min(1, 'names nothing. Leave it out to match all')
  .default(['*']);

const text = z.string().trim().min(1, 'is empty. Fill it in or leave it out');

const flux = z.strictObject({
  sourceRef: z.strictObject({
    kind: z.enum(['GitRepository', 'OCIRepository', 'Bucket']).optional(),
    name: text,
    namespace: text.optional(),
  }),
  /** Of the Kustomizations; `flux-system` when left out. */
  namespace: text.optional(),
  interval: text.optional(),
});

const fields = z.strictObject({
  clusters: globs,
  namespaces: globs,
  repoUrl: text.optional(),
  baseBranch: text.optional(),
  path: text.default(DEFAULT_TEMPLATE),
  format: z.enum(['kustomize', 'plain']).default('kustomize'),
  ordering: z.enum(['none', 'argocd', 'flux']).default('none'),
  flux: flux.optional(),
  labels: z.array(text).optional(),
  reviewers: z.array(text).optional(),
  kubefleet: z
    .strictObject({
      hub: z.string().refine(isClusterName, 'is not the name of a cluster'),
    })
    .optional(),
});

type Fields = z.output<typeof fields>;

/** Whether deployments of several clusters could meet in a layout. */
function isOfMany({ clusters }: Fields): boolean {
  return clusters.length > 1 || /[*?]/.test(clusters[0]);
}

/** What is wrong with the path of a layout and what to do; null when it can be used. */
export function pathProblem(
  layout: Pick<Fields, 'path' | 'kubefleet' | 'ordering'>,
  ofMany: boolean,
): string | null {
  const { path, kubefleet } = layout;
  const problem = templateProblem(path);
  if (problem) return problem;
  const asks = (part: 'cluster' | 'namespace' | 'team') => asksFor(path, part);
  if (!asks('cluster') && !kubefleet && ofMany) {
    return 'holds no {cluster}, and it is of more than one. Put {cluster} into it, or name one cluster in the layout.';
  }
  if (kubefleet && (!asks('namespace') || asks('team'))) {
    return 'does not give a namespace one folder, as kubefleet needs: it places whole namespaces. Put {namespace} into it and leave {team} out.';
  }
  return layout.ordering === 'flux' && !asks('namespace')
    ? 'holds no {namespace}, so that deployments of one name would share a folder. Put it in, or leave ordering out.'
    : null;
}

function fluxProblem({ ordering, flux: given, format }: Fields) {
  if (ordering !== 'flux') {
    return given ? 'is used with ordering: flux alone. Leave one out.' : null;
  }
  if (!given) {
    return 'is missing, so Flux would not know where to look. Give flux.sourceRef.name.';
  }
  return format === 'plain'
    ? 'needs format: kustomize, for Flux applies everything in a plain folder at once.'
    : null;
}

/** One entry of `kaito.gitops.layouts`. */
export const layoutConfigSchema = fields.superRefine((layout, context) => {
  const problems = {
    path: pathProblem(layout, isOfMany(layout)),
    flux: fluxProblem(layout),
  };
  for (const [field, message] of Object.entries(problems)) {
    if (message) context.addIssue({ code: 'custom', path: [field], message });
  }
});

/** Where the manifests of some clusters and namespaces are kept. */
export type LayoutConfig = z.output<typeof layoutConfigSchema>;
