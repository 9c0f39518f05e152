import { memo, type ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import styles from './Answer.module.css';
import { readOpenFence } from './blocks/endings';
import { CodeBlock } from './CodeBlock';
import { normalizeMath } from './math/rewriteMath';
import { useMathPlugins } from './math/useMathPlugins';
import { safeTarget, SafeLink, UnloadedImage } from './SafeLink';
import { withoutIds } from './withoutIds';

/** A wide table scrolls by itself, and by keyboard. */
function ScrollingTable(props: { children?: ReactNode }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Table">
      <table>{props.children}</table>
    </div>
  );
}

/** The texts of a node and of those within it. */
function textOf(node: { value?: string; children?: unknown[] }): string {
  return (
    node.value ??
    (node.children ?? []).map(child => textOf(child as typeof node)).join('')
  );
}

// The page's own headings come before an answer's; below h3 there is the answer.
const COMPONENTS: Components = {
  a: ({ href, children }) => <SafeLink href={href}>{children}</SafeLink>,
  img: ({ src, alt }) => <UnloadedImage src={src} alt={alt} />,
  table: ScrollingTable,
  pre: ({ node }) => {
    const [code] = node.children;
    const names = code?.type === 'element' ? code.properties?.className : null;
    const name = Array.isArray(names) ? String(names[0]) : '';
    return (
      <CodeBlock
        language={name.replace(/^language-/, '')}
        code={textOf(node).replace(/\n$/, '')}
      />
    );
  },
  input: ({ checked }) => (
    <input
      type="checkbox"
      disabled
      checked={Boolean(checked)}
      readOnly
      aria-label={checked ? 'Done' : 'To do'}
    />
  ),
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h5>{children}</h5>,
  h3: ({ children }) => <h6>{children}</h6>,
  h4: ({ children }) => <h6>{children}</h6>,
  h5: ({ children }) => <h6>{children}</h6>,
};

/** A part of an answer that stands by itself, as Markdown. */
export const MarkdownBlock = memo(function Block(props: {
  text: string;
  /** It is the end of an answer that is still coming in. */
  open: boolean;
}) {
  const { text, open } = props;
  const fence = open ? readOpenFence(text) : null;
  const withMath = fence ? null : normalizeMath(text);
  const math = useMathPlugins(withMath !== null);
  if (fence) {
    return <CodeBlock language={fence.language} code={fence.code} open />;
  }
  const maths = math && withMath !== null ? math : null;
  return (
    <ReactMarkdown
      skipHtml
      transformLinkUri={safeTarget}
      // What is no address is still named; nothing is loaded from any.
      transformImageUri={safeTarget}
      remarkPlugins={[remarkGfm, ...(maths?.remarkPlugins ?? [])]}
      rehypePlugins={[...(maths?.rehypePlugins ?? []), withoutIds]}
      components={COMPONENTS}
    >
      {maths && withMath !== null ? withMath : text}
    </ReactMarkdown>
  );
});
