import { memo, type ComponentProps } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import styles from './Markdown.module.css';

const SAFE_TARGET = /^(https?|mailto):/i;

/** Links out of the page only: no script, no data, no path of the portal that a model made up. */
const safeTarget = (uri: string) => (SAFE_TARGET.test(uri) ? uri : '');

/** A link that tells its target nothing, and words where the target is not safe. */
function SafeLink(props: ComponentProps<'a'>) {
  if (!props.href) {
    return <span>{props.children}</span>;
  }
  return (
    <a
      href={props.href}
      title={props.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
    >
      {props.children}
    </a>
  );
}

/** An image is named, not loaded: its address could carry the conversation away. */
function UnloadedImage(props: ComponentProps<'img'>) {
  return (
    <span className={styles.image}>
      [image not loaded{props.alt ? `: ${props.alt}` : ''}]
    </span>
  );
}

/** A wide table or code block scrolls by itself, and by keyboard. */
function ScrollingTable(props: ComponentProps<'table'>) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Table">
      <table>{props.children}</table>
    </div>
  );
}

function ScrollingCode(props: ComponentProps<'pre'>) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="group" aria-label="Code">
      <pre>{props.children}</pre>
    </div>
  );
}

const COMPONENTS = {
  a: SafeLink,
  img: UnloadedImage,
  table: ScrollingTable,
  pre: ScrollingCode,
};
const PLUGINS = [remarkGfm];

function MarkdownText(props: { text: string }) {
  return (
    <div className={styles.markdown}>
      <ReactMarkdown
        skipHtml
        transformLinkUri={safeTarget}
        remarkPlugins={PLUGINS}
        components={COMPONENTS}
      >
        {props.text}
      </ReactMarkdown>
    </div>
  );
}

/** Text of a model as Markdown. It is not trusted: no HTML of its own, no image loaded, no script in a link. */
export const Markdown = memo(MarkdownText);
