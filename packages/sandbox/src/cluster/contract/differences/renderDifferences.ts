import type { Difference } from './compare';

const WIDTH = 160;

const short = (text: string) =>
  text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text;

/** The differences for a terminal, unknown ones first. */
export function renderDifferences(
  server: string,
  version: string,
  differences: readonly Difference[],
): string {
  const known = differences.filter(({ why }) => why !== null);
  const unknown = differences.filter(({ why }) => why === null);
  const entry = ({ name, sandbox, server: there, why }: Difference) =>
    [
      `  ${name}`,
      `    sandbox  ${short(sandbox)}`,
      `    server   ${short(there)}`,
      `    why      ${
        why ??
        'NOT KNOWN: the sandbox is wrong, or the list of known differences is short'
      }`,
    ].join('\n');
  return [
    `Differences between the sandbox and ${server} (${version}): ${unknown.length} unknown, ${known.length} known`,
    ...[...unknown, ...known].map(entry),
    '',
  ].join('\n');
}
