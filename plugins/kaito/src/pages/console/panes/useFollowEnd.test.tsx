import { act, fireEvent, render } from '@testing-library/react';
import { useFollowEnd } from './useFollowEnd';

let grown: () => void;
const original = globalThis.ResizeObserver;

beforeEach(() => {
  globalThis.ResizeObserver = class {
    constructor(told: () => void) {
      grown = told;
    }
    observe() {}
    unobserve() {}
    disconnect() {}
  } as unknown as typeof ResizeObserver;
});

afterEach(() => {
  globalThis.ResizeObserver = original;
});

function Box(props: { begun: string | null }) {
  const { box, turns, onScroll } = useFollowEnd(props.begun);
  return (
    <div ref={box} onScroll={onScroll} data-testid="box">
      <div ref={turns} />
    </div>
  );
}

/** A box of 200 pixels that scrolls as browsers do. */
function setup() {
  const { getByTestId, rerender } = render(<Box begun={null} />);
  const box = getByTestId('box');
  let height = 200;
  let top = 0;
  Object.defineProperties(box, {
    clientHeight: { value: 200 },
    scrollHeight: { get: () => height },
    scrollTop: {
      get: () => top,
      set: (next: number) => {
        top = Math.max(0, Math.min(next, height - 200));
      },
    },
  });
  const grow = (pixels: number) => {
    height += pixels;
    act(() => grown());
  };
  return {
    box,
    grow,
    /** Grows before the browser tells of the scrolling of before. */
    growLate: (pixels: number) => {
      height += pixels;
      fireEvent.scroll(box);
      act(() => grown());
    },
    scrollTo: (next: number) => {
      box.scrollTop = next;
      fireEvent.scroll(box);
    },
    begin: (begun: string) => rerender(<Box begun={begun} />),
  };
}

it('keeps the end in view, however much comes at once', () => {
  const { box, grow, growLate } = setup();
  grow(300);
  expect(box.scrollTop).toBe(300);
  growLate(300);
  expect(box.scrollTop).toBe(600);
});

it('leaves alone who scrolled up, until they are back at the end', () => {
  const { box, grow, scrollTo } = setup();
  grow(600);
  fireEvent.scroll(box);
  scrollTo(100);
  grow(300);
  expect(box.scrollTop).toBe(100);
  scrollTo(880);
  grow(300);
  expect(box.scrollTop).toBe(1200);
});

it('shows what begins', () => {
  const { box, grow, scrollTo, begin } = setup();
  grow(600);
  fireEvent.scroll(box);
  scrollTo(100);
  box.scrollIntoView = jest.fn();
  begin('answer');
  expect(box.scrollTop).toBe(600);
  expect(box.scrollIntoView).toHaveBeenCalledWith({ block: 'nearest' });
});
