import type {
  AuthService,
  DatabaseService,
  DiscoveryService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  createScmProvider,
  parseRepository,
  ScmAnswerCache,
} from '@kaito-portal/backstage-plugin-kaito-node';
import { DatabaseLeaseStore } from '../database/DatabaseLeaseStore';
import { connectDatabase } from '../database/migrate';
import type { RequestLookup } from '../inventory/RequestLookup';
import type { RequestNews } from '../live/ChangeEntry';
import type { ResourceGate } from '../permissions/ResourceGate';
import { systemClock, type Clock } from '../watch/Clock';
import type { SnapshotSource } from '../watch/ClusterSnapshot';
import { Afterwards, type FindDeletion } from './Afterwards';
import { AuthorizedRequestService } from './AuthorizedRequestService';
import { DefaultRequestService } from './DefaultRequestService';
import { AbandonWatch } from './follow/AbandonWatch';
import { FleetObserver } from './follow/FleetObserver';
import { HostPace } from './follow/HostPace';
import { PullPoller } from './follow/PullPoller';
import { RequestFollower } from './follow/RequestFollower';
import { ScaffolderTaskSource } from './follow/TaskSource';
import { hostOf } from './hostOf';
import { readRequestsConfig } from './readRequestsConfig';
import { RequestTail } from './RequestTail';
import { resourceOf } from './resourceOf';
import { DatabaseRequestStore } from './store/DatabaseRequestStore';
import { REQUEST_LEASES } from './store/tables';
import { StoredRequestLookup } from './StoredRequestLookup';
import { toRequest } from './toRequest';
import { viewOf } from './viewOf';
import { heedEvents } from './webhooks/heedEvents';

export interface RequestsOptions {
  auth: AuthService;
  config: RootConfigService;
  database: DatabaseService;
  discovery: DiscoveryService;
  events: EventsService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  permissions: PermissionsService;
  gate: ResourceGate;
  source: SnapshotSource;
  /** Id of this replica. */
  replica: string;
  deletedAt: FindDeletion;
  /** Told of each request that changed, on every replica. */
  onChange(news: RequestNews): void;
  clock?: Clock;
}

/** Requests, ready to serve; following starts when the backend has started and ends with it. */
export async function createRequests(options: RequestsOptions): Promise<{
  requests: AuthorizedRequestService;
  lookup: RequestLookup;
}> {
  const { config: rootConfig, gate, lifecycle, logger, permissions } = options;
  const { source, events } = options;
  const clock = options.clock ?? systemClock;
  const now = () => new Date(clock.now());
  const config = readRequestsConfig(rootConfig);
  const integrations = ScmIntegrations.fromConfig(rootConfig);
  const knex = await connectDatabase(options.database);
  const store = new DatabaseRequestStore(knex);
  const pace = new HostPace(clock);
  const cache = new ScmAnswerCache();

  const tail = new RequestTail({
    store,
    clock,
    logger,
    onChange: record =>
      options.onChange({
        id: record.wish.id,
        requestedBy: record.wish.requestedBy,
        resource: resourceOf(record.wish),
        present: () => toRequest(record, viewOf(record.wish, source, now())),
      }),
  });
  const common = { store, now, onWrite: () => tail.poke() };
  const stopping = new AbortController();
  const poller = new PullPoller({
    ...common,
    pace,
    open: repoUrl =>
      createScmProvider({
        repoUrl,
        integrations,
        cache,
        signal: stopping.signal,
      }),
  });
  const afterwards = new Afterwards({ source, deletedAt: options.deletedAt });
  const service = new DefaultRequestService({
    ...common,
    viewOf: wish => viewOf(wish, source, now()),
    afterwards: record => afterwards.of(record),
    // A host that does not answer is left alone: what it said last counts.
    refresh: async record =>
      pace.isOpen(hostOf(record.wish.repoUrl)) ? poller.check(record) : record,
    assertFollowable: repoUrl => {
      parseRepository(repoUrl, integrations);
    },
  });
  const follower = new RequestFollower({
    ...common,
    leases: new DatabaseLeaseStore(knex, REQUEST_LEASES),
    holder: options.replica,
    poller,
    pace,
    observer: new FleetObserver(source),
    abandoned: new AbandonWatch({
      ...common,
      tasks: new ScaffolderTaskSource(options),
      abandonAfterMs: config.abandonAfterMs,
    }),
    config,
    clock,
    logger,
  });
  await heedEvents({
    events,
    topics: config.topics,
    store,
    now,
    logger,
    repositoryOf: ({ wish, facts }) =>
      facts.pull?.repository ??
      parseRepository(wish.repoUrl, integrations).fullName,
  });
  lifecycle.addStartupHook(() => {
    tail.start();
    follower.start();
  });
  lifecycle.addShutdownHook(async () => {
    stopping.abort();
    await Promise.all([follower.stop(), tail.stop()]);
  });
  return {
    lookup: new StoredRequestLookup(store),
    requests: new AuthorizedRequestService({
      requests: service,
      gate,
      permissions,
      now,
    }),
  };
}
