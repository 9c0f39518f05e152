import type { ReactMarkdownOptions } from 'react-markdown/lib/react-markdown';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

type Plugins = NonNullable<ReactMarkdownOptions['rehypePlugins']>;

/** Reads formulas in double dollars only; a dollar by itself is money. */
export const remarkPlugins: Plugins = [
  [remarkMath, { singleDollarTextMath: false }],
];

/**
 * Formulas as MathML: browsers draw it by themselves, screen readers read it,
 * and it needs neither style sheet nor fonts. TeX is not trusted: no links, no
 * images, no HTML, and bounds on what a macro grows to and on sizes (in em).
 */
export const rehypePlugins: Plugins = [
  [
    rehypeKatex,
    {
      output: 'mathml',
      trust: false,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
    },
  ],
];
