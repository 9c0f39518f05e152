import type { TokenCredential } from '@azure/core-auth';
import type {
  DatabaseService,
  LifecycleService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type {
  ClusterEntry,
  PriceSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import type { AuditTrail } from '../audit';
import { createAzureCredential, readAzureConfig } from '../azure';
import type { ClusterTransport } from '../clusters/ClusterTransport';
import type { FleetService } from '../fleet/FleetService';
import type { RowCache } from '../fleet/rows/RowCache';
import type { HealthGate } from '../permissions/HealthGate';
import { RecentResourceGate } from '../permissions/RecentResourceGate';
import type { ResourceGate } from '../permissions/ResourceGate';
import type { SnapshotSource } from '../watch/ClusterSnapshot';
import { AuthorizedEndpointDirectory } from './AuthorizedEndpointDirectory';
import { CallRecorder } from './CallRecorder';
import { createCaptures } from './capture/createCaptures';
import { readCaptureConfig } from './capture/readCaptureConfig';
import { ConfiguredEndpoints } from './configured/ConfiguredEndpoints';
import { readEndpointsConfig } from './configured/readEndpointsConfig';
import { CostBook } from './cost/CostBook';
import { createMachinesOf } from './cost/machinesOf';
import { joinDirectories } from './EndpointDirectory';
import { EndpointViews } from './EndpointViews';
import { FleetEndpoints } from './fleet/FleetEndpoints';
import {
  CallLimiter,
  ENDPOINT_WORDS,
  PERSON_WORDS,
} from './gateway/CallLimiter';
import { InferenceGateway } from './gateway/InferenceGateway';
import { readGatewayConfig } from './gateway/readGatewayConfig';
import { HealthBook } from './health/HealthBook';
import { InferenceService } from './InferenceService';
import { AuthorizedEndpointMetrics } from './metrics/AuthorizedEndpointMetrics';
import { MetricsBook } from './metrics/MetricsBook';
import { readWaySettings } from './readWaySettings';
import { EndpointSender } from './ways/EndpointSender';
import { TargetChoice } from './ways/TargetChoice';
import { UrlDispatchers } from './ways/UrlDispatchers';

export interface EndpointsOptions {
  config: RootConfigService;
  source: SnapshotSource;
  rows: RowCache;
  fleet: Pick<FleetService, 'workload'>;
  clusters: () => readonly ClusterEntry[];
  /** The catalog as the organisation wants it. */
  catalog: readonly CatalogModel[];
  prices: PriceSource;
  gate: ResourceGate;
  healthGate: HealthGate;
  transport: ClusterTransport;
  audit: AuditTrail;
  lifecycle: LifecycleService;
  database: DatabaseService;
  logger: LoggerService;
}

/** The parts behind the endpoint routes. */
export interface Endpoints {
  directory: AuthorizedEndpointDirectory;
  inference: InferenceService;
  metrics: AuthorizedEndpointMetrics;
}

/**
 * Builds the parts behind the endpoint routes. Calls under way end with the backend. Throws when `kaito.gateway` or
 * `kaito.endpoints` make no sense.
 */
export async function createEndpoints(
  options: EndpointsOptions,
): Promise<Endpoints> {
  const { config, source, lifecycle } = options;
  const { timeouts, perUser, perEndpoint, bodies } = readGatewayConfig(config);
  const settings = readWaySettings(config, options.clusters);
  const configured = readEndpointsConfig(config);

  const captureConfig = readCaptureConfig(
    config,
    new Map(
      configured.flatMap(({ id, capture }) => (capture ? [[id, capture]] : [])),
    ),
  );
  const captures = await createCaptures({ ...options, captureConfig });

  const choice = new TargetChoice();
  const dispatchers = new UrlDispatchers({ connectTimeout: timeouts.connect });
  const sender = new EndpointSender({
    transport: options.transport,
    dispatchers,
    choice,
  });
  const gateway = new InferenceGateway(sender, timeouts);
  const metrics = new MetricsBook({ sender });
  lifecycle.addShutdownHook(async () => {
    metrics.close();
    gateway.close();
    await dispatchers.close();
  });

  const health = new HealthBook({ sender });
  const findModel = finder(options.catalog);
  const endpoints = joinDirectories([
    new ConfiguredEndpoints(configured, {
      azure: azureOf(config),
      findModel,
    }),
    new FleetEndpoints({ source, rows: options.rows, settings, findModel }),
  ]);
  const views = new EndpointViews({
    health,
    choice,
    costs: new CostBook(options.prices, createMachinesOf(source)),
    capture: captureConfig.modes,
  });
  const directoryFor = (gate: ResourceGate) =>
    new AuthorizedEndpointDirectory(endpoints, views, gate, options.healthGate);
  const directory = directoryFor(options.gate);
  return {
    directory,
    metrics: new AuthorizedEndpointMetrics(directory, metrics),
    inference: new InferenceService({
      // Calls come in quick succession; what is looked at does not.
      directory: directoryFor(new RecentResourceGate(options.gate)),
      gateway,
      health,
      bodies,
      limits: {
        perUser: new CallLimiter(perUser, PERSON_WORDS),
        perEndpoint: new CallLimiter(perEndpoint, ENDPOINT_WORDS),
      },
      recorder: new CallRecorder(options.audit, captures),
      causeOf: ref => options.fleet.workload(ref)?.cause ?? null,
    }),
  };
}

function azureOf(config: RootConfigService): () => TokenCredential {
  let credential: TokenCredential | undefined;
  return () => {
    credential ??= createAzureCredential(readAzureConfig(config) ?? {});
    return credential;
  };
}

/** Finds a model of the organisation's catalog by name or alias, in any case. */
function finder(catalog: readonly CatalogModel[]) {
  const byName = new Map(
    catalog.flatMap(model =>
      [model.name, model.alias].flatMap(name =>
        name ? [[name.toLowerCase(), model] as const] : [],
      ),
    ),
  );
  return (name: string) => byName.get(name.toLowerCase());
}
