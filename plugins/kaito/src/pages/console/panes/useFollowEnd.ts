import { useCallback, useEffect, useRef } from 'react';

/** Pixels from the end within which a reader counts as following along. */
const FOLLOW_DISTANCE = 48;

/**
 * Keeps the end in view while the reader is there; leaves them alone once they scroll up, until something new begins.
 *
 * @param begun - changes when something begins that one wants to see; null for nothing
 */
export function useFollowEnd(begun: string | null) {
  const box = useRef<HTMLDivElement>(null);
  const turns = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const lastTop = useRef(0);
  const onScroll = useCallback(() => {
    const element = box.current;
    if (element) {
      const { scrollHeight, scrollTop, clientHeight } = element;
      const atEnd = scrollHeight - scrollTop - clientHeight < FOLLOW_DISTANCE;
      // The end moves away too when much comes at once: only who scrolls up has left it.
      const scrolledUp = scrollTop < lastTop.current;
      following.current = atEnd || (following.current && !scrolledUp);
      lastTop.current = scrollTop;
    }
  }, []);
  useEffect(() => {
    if (begun !== null && box.current) {
      following.current = true;
      box.current.scrollTop = box.current.scrollHeight;
      // The box may be below the fold, or behind where one writes; jsdom has no such method.
      box.current.scrollIntoView?.({ block: 'nearest' });
    }
  }, [begun]);
  useEffect(() => {
    if (!turns.current || !globalThis.ResizeObserver) {
      return undefined;
    }
    // Answers are drawn a little after they came in: what counts is their size.
    const observer = new ResizeObserver(() => {
      if (box.current && following.current) {
        box.current.scrollTop = box.current.scrollHeight;
      }
    });
    observer.observe(turns.current);
    return () => observer.disconnect();
  }, []);
  return { box, turns, onScroll };
}
