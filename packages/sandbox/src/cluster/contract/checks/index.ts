import type { Check } from '../Check';
import { ACCESS_CHECKS } from './access';
import { DISCOVERY_CHECKS } from './discovery';
import { INSTALLATION_CHECKS } from './installation';
import { LIST_CHECKS } from './lists';
import { LOG_CHECKS } from './logs';
import { OBJECT_CHECKS } from './objects';
import { PROXY_CHECKS } from './serviceProxy';
import { VIEW_CHECKS } from './views';
import { WATCH_CHECKS } from './watches';

/** Everything the portal relies on in an API server. */
export const CHECKS: readonly Check[] = [
  ...DISCOVERY_CHECKS,
  ...LIST_CHECKS,
  ...VIEW_CHECKS,
  ...WATCH_CHECKS,
  ...OBJECT_CHECKS,
  ...ACCESS_CHECKS,
  ...INSTALLATION_CHECKS,
  ...LOG_CHECKS,
  ...PROXY_CHECKS,
];
