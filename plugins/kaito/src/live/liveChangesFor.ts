import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import type { QueryClient } from '@tanstack/react-query';
import { CacheUpdater } from './cache/CacheUpdater';
import { browserClock } from './Clock';
import { LiveChanges } from './LiveChanges';
import { documentVisibility } from './PageVisibility';
import { browserTabs } from './tabs/browserTabs';

const instances = new WeakMap<KaitoApi, Promise<LiveChanges>>();

/** Who is signed in; undefined when nobody can tell. */
export type WhoAmI = () => Promise<string | undefined>;

/**
 * The changes an API instance tells, brought into its cache. Pages share it and it outlives them: going from one tab of
 * the plugin to the next must not cost a connection.
 */
export function liveChangesFor(
  api: KaitoApi,
  client: QueryClient,
  whoAmI: WhoAmI,
): Promise<LiveChanges> {
  let instance = instances.get(api);
  if (!instance) {
    instance = whoAmI()
      .catch(() => undefined)
      .then(person => {
        const live = new LiveChanges({
          open: options => api.openChanges(options),
          tabs: browserTabs(person),
          visibility: documentVisibility,
          clock: browserClock,
        });
        const updater = new CacheUpdater({
          client,
          clock: browserClock,
          isVisible: documentVisibility.isVisible,
        });
        live.onChange(change => updater.apply(change));
        return live;
      });
    instances.set(api, instance);
  }
  return instance;
}
