import type { RecordKind, Records } from './Records';

const KINDS: readonly RecordKind[] = ['conversations', 'presets'];
const VERSION = 1;

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, VERSION);
  request.onupgradeneeded = () =>
    KINDS.forEach(kind => request.result.createObjectStore(kind));
  return answerOf(request);
}

/**
 * Records in the browser's own database, which its tabs share.
 * @throws when the browser refuses it, as in some private windows
 */
export async function indexedDbRecords(
  name: string,
  factory: IDBFactory,
): Promise<Records> {
  const database = await open(factory, name);
  // Otherwise this tab would hold up a newer version of the page in another one.
  database.onversionchange = () => database.close();
  const store = (kind: RecordKind, mode: IDBTransactionMode) =>
    database.transaction(kind, mode).objectStore(kind);
  return {
    all: async kind => answerOf(store(kind, 'readonly').getAll()),
    read: async (kind, id) => answerOf(store(kind, 'readonly').get(id)),
    update: (kind, id, change) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction(kind, 'readwrite');
        const values = transaction.objectStore(kind);
        let kept: unknown;
        let refusal: unknown;
        const reading = values.get(id);
        reading.onsuccess = () => {
          try {
            kept = change(reading.result);
            values.put(kept, id);
          } catch (error) {
            refusal = error;
            transaction.abort();
          }
        };
        transaction.oncomplete = () => resolve(kept);
        // A full disk says so here, not at the call.
        transaction.onabort = () => reject(refusal ?? transaction.error);
      }),
  };
}
