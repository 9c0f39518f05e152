import { memo } from 'react';
import { CopyButton } from '../../../components/CopyButton';
import styles from './Answer.module.css';
import { useHighlight } from './highlight/useHighlight';
import { tokenStyle } from './highlight/tokenStyle';

/** Code as it is, in its own box that scrolls, with a button that copies it. */
export const CodeBlock = memo(function CodeBlockView(props: {
  /** As the model names it; empty when it names none. */
  language: string;
  code: string;
  /** More of it is coming: it is not coloured yet. */
  open?: boolean;
  /** What a screen reader calls it; by its language when left out. */
  label?: string;
}) {
  const { language, code, open = false, label } = props;
  const pieces = useHighlight(language, code, !open);
  return (
    <div className={styles.code}>
      <div className={styles.codeHead}>
        <span>{language || 'Code'}</span>
        <CopyButton text={code} label="Copy code" />
      </div>
      <pre
        className={styles.scroll}
        // Scrollable content must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={label ?? (language ? `Code, ${language}` : 'Code')}
      >
        <code>
          {pieces
            ? pieces.map(({ scope, text }, index) => {
                const className = tokenStyle(scope);
                return className ? (
                  // eslint-disable-next-line react/no-array-index-key
                  <span key={index} className={className}>
                    {text}
                  </span>
                ) : (
                  text
                );
              })
            : code}
        </code>
      </pre>
    </div>
  );
});
