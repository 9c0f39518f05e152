import { z } from 'zod';

/** Tells the summary of a cluster's preparation from that of a deployment. */
export const SETUP_KIND = 'ClusterSetup';

const text = z.string().max(2000);

/** What a reviewer wants to know of a cluster's preparation at a glance. */
export const setupSummarySchema = z.object({
  kind: z.literal(SETUP_KIND),
  cluster: text,
  /** Who keeps the cluster as Git says. */
  agent: text,
  /** How KAITO comes into the cluster. */
  install: text,
  /** KAITO's release; null where the agent does not install it. */
  version: text.nullable(),
  /** How GPU nodes come about; null like `version`. */
  provisioner: text.nullable(),
  /** What the agent installs: name, version, namespace and what it is for. */
  components: z
    .array(z.object({ name: text, version: text, namespace: text, what: text }))
    .max(20),
  /** Every gate of the release. */
  gates: z
    .array(
      z.object({
        name: text,
        on: z.boolean(),
        byDefault: z.boolean(),
        what: text,
      }),
    )
    .max(50),
  /** Every right the portal gets: verbs, on what, where, and what for. */
  rights: z
    .array(z.object({ verbs: text, on: text, where: text, what: text }))
    .max(200),
  /** What is done by hand. */
  commands: z
    .array(
      z.object({
        title: text,
        why: text,
        commands: z.string().max(10_000),
        link: text.nullable(),
      }),
    )
    .max(20),
  /** What happens once it is merged, in order. */
  next: z.array(text).max(20),
  /** What going back means. */
  rollback: z.array(text).max(20),
});

export type SetupSummary = z.infer<typeof setupSummarySchema>;
