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

/** The same facts for machines, where people do not see them. */
export function machineBlock(facts: Record<string, unknown>): string {
  return `<!-- kaito-portal:request
${commentJson(facts)}
-->
`;
}
