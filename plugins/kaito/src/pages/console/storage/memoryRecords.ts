import type { Records } from './Records';

/** Records that are gone when the page is. */
export function memoryRecords(): Records {
  const values = new Map<string, unknown>();
  const keyOf = (kind: string, id: string) => `${kind}/${id}`;
  return {
    all: async kind =>
      [...values].flatMap(([key, value]) =>
        key.startsWith(`${kind}/`) ? [value] : [],
      ),
    read: async (kind, id) => values.get(keyOf(kind, id)),
    update: async (kind, id, change) => {
      const value = change(values.get(keyOf(kind, id)));
      values.set(keyOf(kind, id), value);
      return value;
    },
  };
}
