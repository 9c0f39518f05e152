import { useEffect, useRef, type RefObject } from 'react';

/** Milliseconds in which what is above may still take its place: lists, figures and notices come in by and by. */
const SETTLING = 3000;

/** What a person moves a page with. */
const MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Brings what was said into view when a conversation is opened, and holds it there while the page takes shape, unless
 * the person moves it.
 *
 * @param box - what is to be seen; what it is in may still change its height
 * @param wanted - there is something to see; what comes later does not move the page
 */
export function useShowAtFirst(
  box: RefObject<HTMLElement>,
  wanted: boolean,
): void {
  const atFirst = useRef(wanted).current;
  useEffect(() => {
    const element = box.current;
    const around = element?.parentElement;
    if (!atFirst || !element || !around || !globalThis.ResizeObserver) {
      return undefined;
    }
    const observer = new ResizeObserver(() =>
      element.scrollIntoView({ block: 'nearest' }),
    );
    observer.observe(around);
    const stop = () => observer.disconnect();
    const timer = setTimeout(stop, SETTLING);
    for (const move of MOVES) {
      window.addEventListener(move, stop, { passive: true });
    }
    return () => {
      stop();
      clearTimeout(timer);
      for (const move of MOVES) {
        window.removeEventListener(move, stop);
      }
    };
  }, [box, atFirst]);
}
