import { memo, useDeferredValue } from 'react';
import styles from './Answer.module.css';
import { MarkdownBlock } from './MarkdownBlock';
import { useBlocks } from './useBlocks';

/**
 * Text of a model as Markdown, drawn while it comes in. It is not trusted: no HTML of its own, nothing loaded from an
 * address it names, no script in a link, no command in a formula.
 */
export const Answer = memo(function AnswerText(props: {
  text: string;
  /** More of it is coming. */
  streaming: boolean;
}) {
  const { streaming } = props;
  // Typing and scrolling go before; tokens that came meanwhile are drawn together.
  const text = useDeferredValue(props.text);
  const blocks = useBlocks(text, streaming);
  return (
    <div className={styles.answer}>
      {blocks.map((block, index) => (
        <MarkdownBlock
          // A block keeps its place.
          // eslint-disable-next-line react/no-array-index-key
          key={index}
          text={block}
          open={streaming && index === blocks.length - 1}
        />
      ))}
    </div>
  );
});
