import { stripVTControlCharacters } from 'node:util';
import { NotRun } from './Check';
import { CHECKS } from './checks';
import type { ContractServer } from './ContractServer';
import { compare, reasonFor } from './differences/compare';
import { KNOWN_DIFFERENCES } from './differences/knownDifferences';
import { Observations } from './differences/Observations';
import { renderDifferences } from './differences/renderDifferences';
import { contractTargets } from './targets';

jest.setTimeout(60_000);

const observations = new Observations();
const versions = new Map<string, string>();
const [sandbox, ...others] = contractTargets();

const wordsOf = (error: unknown) =>
  // A matcher speaks in colours, over several lines, and first of itself.
  stripVTControlCharacters((error as Error).message)
    .replace(/^expect\(.*\n/, '')
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join(' ');

describe.each([sandbox, ...others])('the contract on $name', target => {
  let server: ContractServer;

  beforeAll(async () => {
    server = await target.start();
    versions.set(target.name, server.version);
  });
  afterAll(() => server?.stop());

  it.each(CHECKS)('$name', async check => {
    const note = (what: string, value: unknown) =>
      observations.note(target.name, what, value, server.namespace);
    try {
      await check.run(server, (what, value) =>
        note(`${check.name} › ${what}`, value),
      );
      note(check.name, 'kept');
    } catch (error) {
      const unasked = error instanceof NotRun;
      observations
        .of(target.name)
        .set(
          check.name,
          `${unasked ? 'not run' : 'broken'}: ${wordsOf(error)}`,
        );
      const known = reasonFor(check.name, server.version, KNOWN_DIFFERENCES);
      if (target === sandbox || !(unasked || known)) {
        throw error;
      }
    }
  });
});

if (others.length) {
  describe.each(others)('the sandbox and $name', target => {
    it('differ only where it is known that they do', () => {
      const version = versions.get(target.name) ?? 'unknown version';
      const differences = compare(
        observations.of(sandbox.name),
        observations.of(target.name),
        version,
        KNOWN_DIFFERENCES,
      );
      process.stdout.write(
        `\n${renderDifferences(target.name, version, differences)}\n`,
      );
      expect(differences.filter(({ why }) => why === null)).toEqual([]);
    });
  });
}
