import { z } from 'zod';
import { commentJson } from './escape';

/** A name and what is said of it; the latter escaped already. */
export type Row = [name: string, cell: string];

/** A table of facts in Markdown. */
export function factTable(rows: readonly Row[]): string {
  return `| | |
|---|---|
${rows.map(([name, value]) => `| **${name}** | ${value} |`).join('\n')}
`;
}

/** A table with a head. Cells are escaped already. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [heads, heads.map(() => '---'), ...rows]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/**
 * The same facts for machines, where people do not see them. It comes first: hosts that keep only the beginning of a
 * description keep it.
 */
export function machineBlock(facts: Record<string, unknown>): string {
  return `<!-- kaito-portal:request
${commentJson(facts)}
-->

`;
}

const claimsSchema = z.looseObject({
  requestId: z.string(),
  requestedBy: z.string().optional(),
  manifests: z.array(z.string()).optional(),
  action: z.string().optional(),
});

/** What a description says for machines. It is a claim: people can edit descriptions. */
export type MachineClaims = z.infer<typeof claimsSchema>;

/** Reads {@link machineBlock} back; null when it is not there, or cut off. */
export function readMachineBlock(body: string): MachineClaims | null {
  const match = /<!-- kaito-portal:request\r?\n([^\n]*)\r?\n-->/.exec(body);
  if (!match) return null;
  try {
    return claimsSchema.safeParse(JSON.parse(match[1])).data ?? null;
  } catch {
    return null;
  }
}
