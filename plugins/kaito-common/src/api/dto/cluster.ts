import { z } from 'zod';
import { kaitoInstallationSchema } from '../../installation/KaitoInstallation';
import {
  clusterHealthSchema,
  instantSchema,
  kindStateSchema,
  listSchema,
} from './freshness';

/** What a watch needs of a resource. */
export const WATCH_VERBS = ['get', 'list', 'watch'] as const;

/** What the cluster says the portal's account may do with one kind in all namespaces. */
export const kindRightsSchema = z.object({
  /** `not-checked`: the cluster has not been asked, or gave no answer; `message` says which. */
  state: z.enum(['complete', 'missing', 'not-checked']),
  /** Verbs to add to the account's ClusterRole. Empty as well where it is not known. */
  missing: z.array(z.enum(WATCH_VERBS)),
  /** When the cluster was asked; null when it never answered. */
  checkedAt: instantSchema.nullable(),
  message: z.string().nullable(),
});

/** One kind in one cluster: what is known of it, and what is lost where it is not. */
export const clusterKindSchema = kindStateSchema.extend({
  /** As RBAC and people write it, e.g. `workspaces.kaito.sh`. */
  resource: z.string(),
  /** What does not work without this kind, in a sentence. */
  loss: z.string().nullable(),
  /** Whether everything else is complete without it. */
  extra: z.boolean(),
  /** Since when what is shown is not confirmed; null while it is, and where nothing is known at all. */
  staleSince: instantSchema.nullable(),
  rights: kindRightsSchema,
});

/** KAITO in a cluster, from the Deployment of its controller. */
export const clusterKaitoSchema = z.object({
  /** `not-checked`: the portal cannot read Deployments there; `message` says why. */
  state: z.enum(['found', 'not-found', 'not-checked']),
  /** What a person must know and do; null when there is nothing. */
  message: z.string().nullable(),
  /** Null unless found. */
  installation: kaitoInstallationSchema.nullable(),
  /** The model set that goes with its release. */
  catalog: z.object({
    /** Minor release the set is of, e.g. `0.12`. */
    release: z.string(),
    /** Whether that is the release the cluster runs. */
    exact: z.boolean(),
    /** Whether every preset of that release is known. */
    complete: z.boolean(),
    /** How manifests name presets there: legacy aliases up to 0.10, Hugging Face ids from 0.11. */
    presetNames: z.enum(['alias', 'hugging-face']),
    note: z.string().nullable(),
  }),
  /** Last moment at which this was known to be current; null when nothing is known. */
  asOf: instantSchema.nullable(),
  /** True when the cluster can no longer confirm it. */
  stale: z.boolean(),
});

/** A cluster, the state of each watched kind, how KAITO is installed, and what runs there. */
export const clusterViewSchema = clusterHealthSchema.extend({
  kinds: z.array(clusterKindSchema),
  /** Kubernetes version as the API server reports it; null when not known. */
  kubernetesVersion: z.string().nullable(),
  kaito: clusterKaitoSchema,
  /** Since when the cluster is in this state. */
  since: z.iso.datetime().nullable(),
  workloads: z.number().int().nonnegative(),
  nodes: z.number().int().nonnegative(),
});

export const clusterListSchema = listSchema(clusterViewSchema);

export type WatchVerb = (typeof WATCH_VERBS)[number];
export type KindRights = z.infer<typeof kindRightsSchema>;
export type ClusterKind = z.infer<typeof clusterKindSchema>;
export type ClusterKaito = z.infer<typeof clusterKaitoSchema>;
export type ClusterView = z.infer<typeof clusterViewSchema>;
export type ClusterList = z.infer<typeof clusterListSchema>;
