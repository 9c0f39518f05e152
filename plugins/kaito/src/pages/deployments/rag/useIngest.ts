import { useRef, useState } from 'react';
import { documentsIn, whyNotTaken } from './documentsIn';
import { addDocuments, type Engine, type NewDocument } from './engine';

/** Something to store, and how far it has come. */
export interface IngestItem {
  name: string;
  state: 'waiting' | 'sending' | 'stored' | 'failed';
  /** Documents it became, once it is stored. */
  documents: number;
  /** Why it failed. */
  error: string | null;
  /** Whether another try makes sense. */
  canRetry: boolean;
  read(): Promise<NewDocument[]>;
}

const waiting = { state: 'waiting', documents: 0, error: null } as const;

/** A file as something to store; failed at once when it is not taken. */
export function fileItem(file: File): IngestItem {
  const reason = whyNotTaken(file);
  return {
    name: file.name,
    ...waiting,
    ...(reason && { state: 'failed', error: reason }),
    canRetry: reason === null,
    read: async () => documentsIn(file.name, await textOf(file)),
  };
}

function textOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () =>
      reject(new Error('The browser could not read it. Choose it again.'));
    reader.readAsText(file);
  });
}

/** A text as something to store. */
export function textItem(text: string, source: string): IngestItem {
  return {
    name: source || 'Pasted text',
    ...waiting,
    canRetry: true,
    read: async () => [{ text, ...(source && { metadata: { source } }) }],
  };
}

/** Stores one thing after the other and tells how far each is. Leaving the page stops after the one under way. */
export function useIngest(engine: Engine) {
  const [items, setItems] = useState<readonly IngestItem[]>([]);
  const [busy, setBusy] = useState(false);
  const running = useRef(false);

  async function send(index: string, all: readonly IngestItem[]) {
    if (running.current) {
      return all;
    }
    running.current = true;
    setBusy(true);
    const now = [...all];
    const change = (at: number, facts: Partial<IngestItem>) => {
      now[at] = { ...now[at], ...facts };
      setItems([...now]);
    };
    setItems(now);
    for (const [at, item] of all.entries()) {
      if (item.state === 'waiting') {
        change(at, { state: 'sending' });
        try {
          const documents = await item.read();
          change(at, {
            state: 'stored',
            documents: await addDocuments(engine, index, documents),
          });
        } catch (error) {
          change(at, { state: 'failed', error: (error as Error).message });
        }
      }
    }
    running.current = false;
    setBusy(false);
    return now;
  }

  return {
    items,
    busy,
    send,
    /** Tries again what failed and may work now. */
    retry: (index: string) =>
      send(
        index,
        items.map(item =>
          item.state === 'failed' && item.canRetry
            ? { ...item, ...waiting }
            : item,
        ),
      ),
  };
}
