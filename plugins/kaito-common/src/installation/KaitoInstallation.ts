import { z } from 'zod';

/** What the Deployment of KAITO's controller says. Null is not known, never a default. */
export const kaitoInstallationSchema = z.object({
  /** Namespace the controller runs in; KAITO's default ConfigMaps are there too. */
  namespace: z.string(),
  /** Name of its Deployment. */
  deployment: z.string(),
  image: z.string().nullable(),
  /** Release, e.g. `0.12.0`, from the image's tag. */
  version: z.string().nullable(),
  /** How GPU nodes come about (`--node-provisioner`). */
  provisioner: z.enum(['azure-gpu-provisioner', 'karpenter', 'byo']).nullable(),
  /** Whose machine types KAITO looks up (`CLOUD_PROVIDER`). */
  cloud: z.enum(['azure', 'aws', 'arc']).nullable(),
  /** Feature gates that are set (`--feature-gates`); of one that is not named the release's default holds. */
  gates: z.record(z.string(), z.boolean()),
  /** Who installed it; null when the Deployment does not tell. */
  distribution: z.enum(['aks-add-on', 'helm']).nullable(),
  /** Whether a replica of the controller is ready. While none is, no workload can be created or changed. */
  running: z.boolean(),
  /** Other controllers found, as `namespace/name`: two of them work against each other. */
  others: z.array(z.string()),
});

export type KaitoInstallation = z.infer<typeof kaitoInstallationSchema>;
