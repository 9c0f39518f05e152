import { z } from 'zod';

const optionsSchema = z.object({
  /** Folder for everything this run writes. */
  dir: z.string().min(1),
  /** Where the project's documentation is, for the text generator to learn from. */
  projectRoot: z.string().min(1),
  /** First port; the Git host takes the next, clusters start ten above. */
  port: z.number().int(),
  appPort: z.number().int(),
  backendPort: z.number().int(),
  clusters: z.number().int().min(1).max(9),
  scenario: z.enum(['mixed', 'calm', 'empty']),
  pace: z.number().positive(),
  origins: z.array(z.string()),
});

/** How to run the sandbox. */
export type SandboxOptions = z.infer<typeof optionsSchema>;

/** Reads the options handed over as JSON; throws with the field's name. */
export function parseSandboxOptions(json: string): SandboxOptions {
  return optionsSchema.parse(JSON.parse(json));
}

/** Ports of one run, from its first port. */
export const ports = {
  control: (first: number) => first,
  git: (first: number) => first + 1,
  model: (first: number) => first + 2,
  azure: (first: number) => first + 3,
  openAi: (first: number) => first + 4,
  cluster: (first: number, index: number) => first + 11 + index,
};
