import { Button, Text } from '@backstage/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import { RiArrowDownLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import type { LogLine } from './logBuffer';
import styles from './Logs.module.css';

const LINE_HEIGHT = 20;
/** So near the end counts as being there. */
const NEAR_PX = 40;

function Highlighted(props: { text: string; search: string }) {
  const { text, search } = props;
  if (!search) {
    return <>{text}</>;
  }
  const at = text.toLowerCase().indexOf(search.toLowerCase());
  return at < 0 ? (
    <>{text}</>
  ) : (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + search.length)}</mark>
      {text.slice(at + search.length)}
    </>
  );
}

/** Lines of a log, those in view only. Stays at the end while more comes, until somebody scrolls up. */
export function LogView(props: {
  label: string;
  lines: readonly LogLine[];
  search: string;
  wrap: boolean;
}) {
  const { label, lines, search, wrap } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    getItemKey: index => lines[index].id,
    overscan: 30,
  });
  const lastId = lines.at(-1)?.id;
  useEffect(() => {
    if (atEnd && lines.length > 0) {
      virtualizer.scrollToIndex(lines.length - 1, { align: 'end' });
    }
  }, [atEnd, lastId, lines.length, wrap, virtualizer]);
  const lastTop = useRef(0);
  const onScroll = () => {
    const { scrollHeight, scrollTop, clientHeight } = scroller.current!;
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) {
      setAtEnd(true);
    } else if (scrollTop < lastTop.current) {
      // Only people scroll up; more lines, and lines that turn out longer, only ever lead down.
      setAtEnd(false);
    }
    lastTop.current = scrollTop;
  };
  const items = virtualizer.getVirtualItems();
  return (
    <div className={styles.view}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={label}
        onScroll={onScroll}
        // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <ol
          className={wrap ? `${styles.lines} ${styles.wrap}` : styles.lines}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(item => {
            const { text, mark } = lines[item.index];
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                aria-setsize={lines.length}
                aria-posinset={item.index + 1}
                className={mark ? styles.mark : undefined}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Highlighted text={text} search={search} />
              </li>
            );
          })}
        </ol>
      </div>
      {!atEnd && (
        <div className={styles.paused}>
          <Text variant="body-small">Paused where you read.</Text>
          <Button
            size="small"
            variant="secondary"
            iconStart={<RiArrowDownLine aria-hidden="true" />}
            onPress={() => setAtEnd(true)}
          >
            Go to the end
          </Button>
        </div>
      )}
    </div>
  );
}
