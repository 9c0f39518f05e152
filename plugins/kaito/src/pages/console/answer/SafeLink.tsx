import { createContext, useContext, type ReactNode } from 'react';
import styles from './Answer.module.css';

const WithinLink = createContext(false);

/** Where a link may go: out of the page, by web or mail. No script, no data, no path of the portal that a model made up. */
export function safeTarget(address: string): string {
  if (!/^(https?|mailto):/i.test(address)) {
    return '';
  }
  try {
    const { href, protocol, username, password } = new URL(address);
    // “https://bank.example@evil.example” reads as what it is not.
    return protocol === 'mailto:' || !(username || password) ? href : '';
  } catch {
    return '';
  }
}

/** What a reader must know of an address before following it: the host, or the mailbox. */
function destination(target: string): string {
  const { protocol, host, pathname } = new URL(target);
  return protocol === 'mailto:' ? pathname : host;
}

/** The words of a link; a destination they do not name follows them. */
export function SafeLink(props: {
  /** From {@link safeTarget}; empty for words without a link. */
  href?: string;
  children?: ReactNode;
}) {
  const { href, children } = props;
  const within = useContext(WithinLink);
  if (!href || within) {
    return <span>{children}</span>;
  }
  const words = [children].flat().every(child => typeof child === 'string')
    ? [children].flat().join('')
    : '';
  const where = destination(href);
  // Words that begin like the address itself hide nothing; words that merely hold its host might.
  const plain = [href, `${href}/`].some(
    address => address === words || address === `${words}/`,
  );
  return (
    <WithinLink.Provider value>
      <a
        href={href}
        title={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
      >
        {children}
        {!plain && words !== where && (
          <>
            {' '}
            <span className={styles.destination}>({where})</span>
          </>
        )}
      </a>
    </WithinLink.Provider>
  );
}

/** An image is named, not loaded: its address could carry the conversation away. */
export function UnloadedImage(props: { src?: string; alt?: string }) {
  const { src, alt } = props;
  const target = src ? safeTarget(src) : '';
  const words = `[image not loaded${alt ? `: ${alt}` : ''}]`;
  return (
    <span className={styles.image}>
      {words}{' '}
      {target && (
        <SafeLink href={target}>
          {target.length > 80 ? `${target.slice(0, 79)}…` : target}
        </SafeLink>
      )}
    </span>
  );
}
