import { useState, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';

/** How a page of the benchmark draws an answer that comes in. */
export type AnswerView = ComponentType<{ text: string; streaming: boolean }>;

/** What a page saw while it drew the answer; times in milliseconds. */
export interface Observation {
  /** Tasks of the main thread that took more than 50 ms. */
  longTasks: number[];
  /** Times between frames. */
  frames: number[];
  /** From the last token to the page showing it. */
  lag: number;
}

declare global {
  interface Window {
    /** Gives the page an answer at a rate in tokens a second, and resolves when all of it is drawn. */
    feed(tokens: string[], rate: number): Promise<Observation>;
  }
}

function watchFrames(frames: number[]): () => void {
  let on = true;
  let last = performance.now();
  const frame = (now: number) => {
    frames.push(now - last);
    last = now;
    if (on) {
      requestAnimationFrame(frame);
    }
  };
  requestAnimationFrame(frame);
  return () => {
    on = false;
  };
}

const turn = () => new Promise(resolve => setTimeout(resolve, 4));

/** Makes the page ready to be fed. */
export function ready(View: AnswerView) {
  let set: (answer: { text: string; streaming: boolean }) => void = () => {};
  function Page() {
    const [answer, setAnswer] = useState({ text: '', streaming: true });
    set = setAnswer;
    return <View {...answer} />;
  }
  const root = document.getElementById('root')!;
  createRoot(root).render(<Page />);

  window.feed = async (tokens, rate) => {
    const longTasks: number[] = [];
    const frames: number[] = [];
    const observer = new PerformanceObserver(list =>
      longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    observer.observe({ entryTypes: ['longtask'] });
    const stop = watchFrames(frames);
    const start = performance.now();
    let text = '';
    for (let sent = 0; sent < tokens.length; ) {
      await turn();
      // Tokens come when they are due, whether the page is ready or not; each
      // in a turn of its own, as from a stream.
      const due = Math.ceil(((performance.now() - start) / 1000) * rate);
      while (sent < Math.min(due, tokens.length)) {
        text += tokens[sent];
        sent += 1;
        set({ text, streaming: true });
        await Promise.resolve();
      }
    }
    const end = performance.now();
    set({ text: `${text}\n\nTHE END`, streaming: false });
    while (!root.textContent?.includes('THE END')) {
      await turn();
    }
    const lag = performance.now() - end;
    // What is drawn after the text, colours for one, counts too.
    await new Promise(resolve => setTimeout(resolve, 1000));
    stop();
    longTasks.push(...observer.takeRecords().map(({ duration }) => duration));
    return { longTasks, frames, lag };
  };
}
