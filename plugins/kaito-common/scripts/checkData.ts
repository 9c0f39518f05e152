/** Stops a build when the model data that ships with this package is wrong. Prints one line for each problem. */
import { checkModelData } from '../src/models/checkModelData';
import facts from '../src/models/data/facts.json';
import catalog from '../src/models/data/kaito-0.12.json';
import older from '../src/models/data/older.json';

const problems = checkModelData({ catalogs: [catalog], facts, older });
for (const problem of problems) {
  process.stderr.write(`${problem}\n`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
