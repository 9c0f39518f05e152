import { useKaitoQuery } from '../../hooks';

/** How often the record is asked for again, milliseconds: it grows by the minute, not by the second. */
const POLL_MS = 10_000;

/** Every deployment on record, present or gone. */
export const useInventory = () =>
  useKaitoQuery(['inventory'], (api, signal) => api.getInventory({ signal }), {
    pollMs: POLL_MS,
  });

/** The facts recorded about one deployment. */
export const useInventoryHistory = (uid: string) =>
  useKaitoQuery(
    ['inventory', uid],
    (api, signal) => api.getInventoryHistory(uid, { signal }),
    { pollMs: POLL_MS },
  );
