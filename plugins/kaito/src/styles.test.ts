import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const sheets = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.css'))
  .map(path => [path, readFileSync(join(__dirname, path), 'utf8')] as const);

// Which of two sheets of one layer comes last differs between a development server and a build: only a layer of our
// own, which comes after Backstage's, makes what we say of its components count in both.
it.each(sheets)('%s is in the layer kaito as a whole', (_, css) => {
  expect(css).toMatch(/^@layer kaito \{\n(?: {2}.*\n|\n)*\}\n$/);
});
