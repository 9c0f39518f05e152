import { act, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { useShowAtFirst } from './useShowAtFirst';

let observers: { told: () => void; open: boolean }[];
const original = globalThis.ResizeObserver;

beforeEach(() => {
  jest.useFakeTimers();
  observers = [];
  globalThis.ResizeObserver = class {
    readonly one: (typeof observers)[number];
    constructor(told: () => void) {
      this.one = { told, open: false };
      observers.push(this.one);
    }
    observe() {
      this.one.open = true;
    }
    unobserve() {}
    disconnect() {
      this.one.open = false;
    }
  } as unknown as typeof ResizeObserver;
});

afterEach(() => {
  jest.useRealTimers();
  globalThis.ResizeObserver = original;
});

function Page(props: { filled: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useShowAtFirst(box, props.filled);
  return (
    <section>
      <div ref={box} data-testid="box" />
    </section>
  );
}

/** Shows it; what is around it changes its height when `grow` is called. */
function show(filled: boolean) {
  const page = render(<Page filled={filled} />);
  const scrolled = jest.fn();
  screen.getByTestId('box').scrollIntoView = scrolled;
  const grow = () =>
    act(() => observers.filter(({ open }) => open).forEach(one => one.told()));
  return { ...page, scrolled, grow };
}

describe('useShowAtFirst', () => {
  it('brings it into view, again when something above it comes in', () => {
    const { scrolled, grow } = show(true);
    grow();
    grow();
    expect(scrolled).toHaveBeenCalledTimes(2);
    expect(scrolled).toHaveBeenCalledWith({ block: 'nearest' });
  });

  it('leaves the page alone once it has taken shape', () => {
    const { scrolled, grow } = show(true);
    act(() => jest.advanceTimersByTime(3000));
    grow();
    expect(scrolled).not.toHaveBeenCalled();
  });

  it.each(['wheel', 'touchmove', 'keydown', 'pointerdown'])(
    'leaves the page to who moves it: %s',
    move => {
      const { scrolled, grow } = show(true);
      fireEvent(window, new Event(move));
      grow();
      expect(scrolled).not.toHaveBeenCalled();
    },
  );

  it('does not move the page for what comes later', () => {
    const { scrolled, grow, rerender } = show(false);
    rerender(<Page filled />);
    grow();
    expect(scrolled).not.toHaveBeenCalled();
  });

  it('lets go with the page', () => {
    show(true).unmount();
    expect(observers.some(({ open }) => open)).toBe(false);
  });
});
