import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';
import { fixtureHost } from './__testUtils__/fixtureHost';

const host = fixtureHost();
const FILES = readdirSync(join(host.cwd, 'golden'));
const PROMPT = '$ kaito-portal ';

/** What a terminal shows of a command, its notes and exit code below. */
function transcript(command: string): string {
  const { stdout, stderr, exitCode } = run(command.split(' '), host);
  return `${PROMPT}${command}\n${stdout}--- notes\n${stderr}--- exit ${exitCode}\n`;
}

/**
 * Each file of `golden` begins with a command and holds what it prints. After a change that is meant, run this test
 * with UPDATE_GOLDEN=1 and review what it wrote.
 */
describe.each(FILES)('%s', name => {
  const file = join('golden', name);

  it('is what the command prints', () => {
    const golden = host.readText(file);
    const [first] = golden.split('\n');
    expect(first.startsWith(PROMPT)).toBe(true);
    const now = transcript(first.slice(PROMPT.length));
    if (process.env.UPDATE_GOLDEN && now !== golden) {
      writeFileSync(join(host.cwd, file), now);
    }
    expect(now).toBe(golden);
  });
});
