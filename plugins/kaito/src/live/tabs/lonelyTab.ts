import type { Tabs } from './Tabs';

/** A tab that knows of no other: it holds a stream of its own. */
export const lonelyTab: Tabs = {
  post: () => {},
  subscribe: () => () => {},
  lead: async () => () => {},
};
