import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  kaitoClusterSourceExtensionPoint,
  type ClusterSource,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { AuditTrail } from './audit';
import { createPlacementFacts } from './azure';
import { ClusterDirectory } from './clusters/ClusterDirectory';
import { createClusterSources } from './createClusterSources';
import { createEndpoints } from './endpoints';
import { AuthorizedFitService } from './fleet/fit/AuthorizedFitService';
import { AuthorizedFleetService } from './fleet/AuthorizedFleetService';
import { DefaultFleetService } from './fleet/DefaultFleetService';
import { RowCache } from './fleet/rows/RowCache';
import { AuthorizedNamespaceService } from './namespaces/AuthorizedNamespaceService';
import {
  createChecks,
  EditPreflightService,
  PreflightService,
} from './preflight';
import { ClusterMetadata } from './namespaces/ClusterMetadata';
import { NamespaceLook } from './namespaces/NamespaceLook';
import { createGitOps } from './gitops';
import { createInventory } from './inventory';
import { AuthorizedChangeService } from './live/AuthorizedChangeService';
import { ChangeLog } from './live/ChangeLog';
import { FleetRecorder } from './live/FleetRecorder';
import { StreamLimits } from './live/StreamLimits';
import { LogService, PodLogSource } from './logs';
import {
  createModelPolicy,
  createPlacementPolicy,
  PolicyService,
  readPolicyConfig,
} from './policy';
import { AuthorizedModelService } from './models/AuthorizedModelService';
import { readModelCatalog } from './models/readModelCatalog';
import {
  createReplica,
  HealthService,
  MeteredClusterTransport,
  nameReplica,
  observeFleet,
  readVersion,
  requestTimer,
} from './observability';
import { DefaultResourceGate } from './permissions/DefaultResourceGate';
import { DefaultHealthGate } from './permissions/DefaultHealthGate';
import { registerPermissions } from './permissions/resourceTypes';
import { changeRoutes } from './routes/changeRoutes';
import { createApiRouter } from './routes/createApiRouter';
import { driftRoutes } from './routes/driftRoutes';
import { endpointRoutes } from './routes/endpointRoutes';
import { fleetRoutes } from './routes/fleetRoutes';
import { healthRoutes } from './routes/healthRoutes';
import { inventoryRoutes } from './routes/inventoryRoutes';
import { logRoutes } from './routes/logRoutes';
import { modelRoutes } from './routes/modelRoutes';
import { openApiRoutes } from './routes/openApiRoutes';
import { systemClock } from './watch/Clock';
import { preflightRoutes } from './routes/preflightRoutes';
import { proposalRoutes } from './routes/proposalRoutes';
import { namespaceRoutes } from './routes/namespaceRoutes';
import { requestRoutes } from './routes/requestRoutes';
import { createRequests } from './requests';
import { operationOf } from './schema/operationOf';
import { ClusterSupervisor } from './watch/ClusterSupervisor';
import { createApiPost, RightsMonitor } from './watch/rights';

/** Watches every cluster for KAITO's resources and serves the fleet. */
export const kaitoPlugin = createBackendPlugin({
  pluginId: 'kaito',
  register(env) {
    const sources: ClusterSource[] = [];
    env.registerExtensionPoint(kaitoClusterSourceExtensionPoint, {
      addClusterSource: source => sources.push(source),
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        http: coreServices.httpRouter,
        httpAuth: coreServices.httpAuth,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init(deps) {
        const { config, http, httpAuth, lifecycle, logger, metrics } = deps;
        const { permissions } = deps;
        const catalog = readModelCatalog(config);
        const policyConfig = readPolicyConfig(config);
        registerPermissions(deps.permissionsRegistry);
        const gate = new DefaultResourceGate(deps);
        const healthGate = new DefaultHealthGate(permissions);
        const audit = AuditTrail.create(deps);

        const clusterDirectory = new ClusterDirectory({
          sources: [...createClusterSources(deps), ...sources],
          logger,
        });
        await clusterDirectory.open();
        const clusters = clusterDirectory.entries();
        const transport = new MeteredClusterTransport(clusters, metrics);
        const supervisor = new ClusterSupervisor({
          clusters,
          transport,
          logger,
        });
        const rows = new RowCache();
        const rights = new RightsMonitor({
          source: supervisor,
          post: cluster => createApiPost(transport, cluster),
          clock: systemClock,
          logger,
          onChange: cluster =>
            supervisor.signals.emit({ type: 'state', cluster }),
        });
        const fleet = new DefaultFleetService(
          supervisor,
          undefined,
          rows,
          rights,
        );
        const facts = createPlacementFacts(config);
        const policy = new PolicyService({
          policy: policyConfig,
          source: supervisor,
          prices: facts.prices,
        });
        const fit = new AuthorizedFitService({
          source: supervisor,
          catalog,
          facts,
          permissions,
          policy: createPlacementPolicy(policy, gate),
        });
        const metadata = new ClusterMetadata(transport);
        const namespaceLook = new NamespaceLook(metadata);
        const log = new ChangeLog();
        const recorder = new FleetRecorder({
          feed: supervisor.feed,
          signals: supervisor.signals,
          log,
          rows,
        });
        const streams = new StreamLimits();
        const logStreams = new StreamLimits(5);
        const { inventory, writer, deletedAt } = await createInventory({
          ...deps,
          feed: supervisor.feed,
          fleet,
          gate,
          healthGate,
        });
        const replica = createReplica();
        const { requests } = await createRequests({
          ...deps,
          gate,
          source: supervisor,
          replica: replica.id,
          deletedAt,
          onChange: news => log.append({ type: 'request', news }),
        });
        const gitOps = createGitOps({
          ...deps,
          source: supervisor,
          signals: supervisor.signals,
          rows,
          onNews: (...workload) => recorder.touch(...workload),
          fleet,
          gate,
          healthGate,
        });
        const looks = {
          metadata,
          namespaces: namespaceLook,
          repository: gitOps.lookup,
          requests,
          policy,
        };
        const ground = {
          source: supervisor,
          catalog,
          facts,
          gate,
          permissions,
        };
        const preflight = new PreflightService(ground, createChecks(looks));
        const editPreflight = new EditPreflightService(ground, looks);
        const endpoints = await createEndpoints({
          ...deps,
          source: supervisor,
          rows,
          fleet,
          clusters: () => clusterDirectory.entries(),
          catalog,
          prices: facts.prices,
          gate,
          healthGate,
          transport,
          audit,
        });

        const openStreams = { changes: streams, logs: logStreams };
        const stopMeters = observeFleet({
          metrics,
          source: supervisor,
          signals: supervisor.signals,
          changes: log,
          streams: openStreams,
        });
        const health = new HealthService({
          permissions,
          replica,
          version: readVersion(),
          ping: async () => (await deps.database.getClient()).raw('select 1'),
          clusters: () => fleet.clusters(),
          recorders: () => writer.states(),
          changes: log,
          streams: openStreams,
        });

        http.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
        http.use(openApiRoutes());
        http.use(
          createApiRouter(
            [
              healthRoutes({ health, httpAuth }),
              // Before anything that reads JSON bodies: a model gets the body as it came.
              endpointRoutes({ ...endpoints, httpAuth, logger }),
              fleetRoutes({
                fit,
                fleet: new AuthorizedFleetService({
                  fleet,
                  gate,
                  healthGate,
                  permissions,
                }),
                httpAuth,
              }),
              namespaceRoutes({
                namespaces: new AuthorizedNamespaceService({
                  source: supervisor,
                  look: namespaceLook,
                  gate,
                  permissions,
                }),
                httpAuth,
              }),
              preflightRoutes({
                preflight,
                editPreflight,
                audit,
                httpAuth,
              }),
              logRoutes({
                logs: new LogService({
                  fleet,
                  gate,
                  source: new PodLogSource(transport),
                  streams: logStreams,
                  audit,
                }),
                httpAuth,
              }),
              changeRoutes({
                changes: new AuthorizedChangeService({
                  log,
                  fleet,
                  gate,
                  permissions,
                }),
                limits: streams,
                audit,
                httpAuth,
              }),
              modelRoutes({
                models: new AuthorizedModelService({
                  catalog,
                  fleet,
                  gate,
                  permissions,
                  policy: createModelPolicy(policy),
                }),
                httpAuth,
              }),
              driftRoutes({ drift: gitOps.drift, httpAuth }),
              proposalRoutes({ previews: gitOps.previews, httpAuth, audit }),
              inventoryRoutes({ inventory, httpAuth, audit }),
              requestRoutes({ requests, httpAuth, audit }),
            ],
            [nameReplica(replica), requestTimer(metrics, operationOf)],
          ),
        );

        lifecycle.addStartupHook(() => {
          supervisor.start();
          clusterDirectory.start(entries => supervisor.update(entries));
          rights.start();
          gitOps.start();
        });
        lifecycle.addShutdownHook(async () => {
          clusterDirectory.stop();
          streams.endAll();
          logStreams.endAll();
          recorder.close();
          stopMeters();
          await rights.stop();
          await gitOps.stop();
          await supervisor.stop();
          await transport.close();
        });
      },
    });
  },
});
