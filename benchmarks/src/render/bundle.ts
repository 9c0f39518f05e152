import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const BENCHMARKS = dirname(process.argv[1]);
const ROOT = join(BENCHMARKS, '..', '..');
const ANSWER = join(ROOT, 'plugins/kaito/src/pages/console/answer');
const PAGE = join(BENCHMARKS, 'render', 'page');

/** Where each contender's component is, and what it is called there. */
export const CONTENDERS = {
  'KAITO Portal: block by block': { from: ANSWER, name: 'Answer' },
  'react-markdown: all at every token': {
    from: join(PAGE, 'Naive'),
    name: 'Naive',
  },
};

export type ContenderName = keyof typeof CONTENDERS;

/** The page of a contender as one HTML text, as a production build would make it. */
export async function bundle(contender: ContenderName): Promise<string> {
  const { from, name } = CONTENDERS[contender];
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ready } from ${JSON.stringify(join(PAGE, 'feed'))};
import { ${name} } from ${JSON.stringify(from)};
import '@backstage/ui/css/styles.css';
ready(${name});`,
      resolveDir: ANSWER,
    },
    bundle: true,
    write: false,
    outdir: 'out',
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.module.css': 'local-css' },
    logLevel: 'error',
  });
  const text = (ending: string) =>
    outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return `<!doctype html><html lang="en" data-theme-mode="light"><meta charset="utf-8"><title>Answer</title>
<style>${text('.css')}</style><body class="bui"><main id="root"></main>
<script>${text('.js').replaceAll(
    '</script',
    '<\\/script',
  )}</script></body></html>`;
}
