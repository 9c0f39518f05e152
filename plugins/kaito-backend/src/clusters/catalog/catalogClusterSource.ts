import type { AuthService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  ClusterSourceError,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { connectCluster } from '../connectCluster';
import type { ClusterCredentials } from '../credentials/ClusterCredentials';
import { ClusterConfigError, flag, isFields } from '../fields';
import { parseClusterEntity, type CatalogRules } from './parseClusterEntity';

const LOCATORS = 'kubernetes.clusterLocatorMethods';
const PAGE = 500;

function readRules(locator: Record<string, unknown>, at: string): CatalogRules {
  const hosts = locator.dangerouslyAllowClusterUrls ?? [];
  if (!Array.isArray(hosts) || hosts.some(host => typeof host !== 'string')) {
    throw new ClusterConfigError(
      `${at}.dangerouslyAllowClusterUrls must be a list of host names.`,
    );
  }
  return {
    allowedHosts: hosts,
    allowSkipTlsVerify: flag(locator, 'dangerouslyAllowSkipTLSVerify', at),
  };
}

/** The first `type: catalog` of the locators, with where it stands. */
function findLocator(config: Config) {
  const locators = config.getOptional<unknown>(LOCATORS);
  const list = Array.isArray(locators) ? locators : [];
  const index = list.findIndex(
    item => isFields(item) && item.type === 'catalog',
  );
  return index < 0
    ? undefined
    : { locator: list[index], at: `${LOCATORS}[${index}]` };
}

/** Clusters that the catalog describes; undefined when `kubernetes.clusterLocatorMethods` has no `type: catalog`. */
export function catalogClusterSource(options: {
  config: Config;
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: AuthService;
  credentials: ClusterCredentials;
  refreshSeconds: number;
}): ClusterSource | undefined {
  const { config, catalog, auth, credentials, refreshSeconds } = options;
  const found = findLocator(config);
  if (!found) {
    return undefined;
  }
  const { locator, at } = found;
  const id = `catalog (app-config ${at})`;

  async function* entities() {
    let cursor: string | undefined;
    do {
      const page = await catalog.queryEntities(
        cursor
          ? { cursor, limit: PAGE }
          : {
              filter: { kind: 'Resource', 'spec.type': 'kubernetes-cluster' },
              fields: ['kind', 'metadata'],
              // Of two clusters with one name the same is first each time.
              orderFields: [{ field: 'metadata.uid', order: 'asc' }],
              limit: PAGE,
            },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      yield* page.items;
      cursor = page.pageInfo.nextCursor;
    } while (cursor);
  }

  return {
    id,
    remote: true,
    refreshSeconds,
    async listClusters() {
      const rules = readRules(locator, at);
      const parsed = [];
      try {
        for await (const entity of entities()) {
          parsed.push(parseClusterEntity(entity, rules) ?? []);
        }
      } catch (error) {
        throw new ClusterSourceError(
          `The catalog cannot be asked which clusters there are (${
            (error as Error).name
          }). Check that the catalog plugin runs.`,
        );
      }
      return Promise.all(
        parsed
          .flat()
          .map(cluster => connectCluster(cluster, noFiles, credentials)),
      );
    },
  };
}

/** Whoever writes an entity must not choose a file of the portal to be read. */
async function noFiles(): Promise<string> {
  throw new ClusterConfigError('Entities of the catalog name no files.');
}
