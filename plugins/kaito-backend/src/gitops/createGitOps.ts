import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type {
  KubeObject,
  WorkloadKind,
} from '@kaito-portal/backstage-plugin-kaito-common';
import { readGitOpsConfig } from '@kaito-portal/backstage-plugin-kaito-node/gitops';
import type { FleetService } from '../fleet/FleetService';
import type { RowCache } from '../fleet/rows/RowCache';
import type { HealthGate } from '../permissions/HealthGate';
import type { ResourceGate } from '../permissions/ResourceGate';
import type { SnapshotSource } from '../watch/ClusterSnapshot';
import { systemClock, type Clock } from '../watch/Clock';
import type { FleetSignals } from '../watch/FleetSignals';
import { AuthorizedDriftService } from './AuthorizedDriftService';
import { DriftBook } from './book/DriftBook';
import { createReader } from './createReader';
import { DriftMonitor } from './DriftMonitor';
import { GitEvidenceLookup } from './GitEvidenceLookup';
import { AuthorizedPreviewService } from './preview/AuthorizedPreviewService';
import { readReadingConfig } from './readReadingConfig';
import { RepositoryLookup } from './RepositoryLookup';

/** Questions to a host that may fail before what it said is not relied on any more, and how long one may take. */
const PATIENCE = 3;
const ANSWER_MS = 15_000;

/** Everything that reads the repositories of `kaito.gitops`, with the credentials of `integrations`. */
export function createGitOps(options: {
  config: Config;
  logger: LoggerService;
  clock?: Clock;
  source: SnapshotSource;
  signals: FleetSignals;
  rows: RowCache;
  /** Called for a workload that stands against Git otherwise than before. */
  onNews: (cluster: string, kind: WorkloadKind, object: KubeObject) => void;
  fleet: Pick<FleetService, 'health'>;
  gate: ResourceGate;
  healthGate: HealthGate;
  permissions: PermissionsService;
}) {
  const { logger, clock = systemClock, source, gate, permissions } = options;
  const config = readGitOpsConfig(options.config);
  const { refreshMs, agentIntervalMs } = readReadingConfig(options.config);
  const currentForMs = refreshMs * PATIENCE + ANSWER_MS;
  const reader = createReader({ ...options, clock, refreshMs });
  const book = new DriftBook({
    source,
    reader,
    config,
    agentIntervalMs,
    currentForMs,
    clock,
  });
  const monitor = new DriftMonitor({ ...options, book, reader, clock, logger });
  return {
    drift: new AuthorizedDriftService({
      ...options,
      book,
      reader,
      currentForMs,
    }),
    previews: new AuthorizedPreviewService({
      config,
      reader,
      gate,
      permissions,
    }),
    /** For who must know whether a name is free. */
    lookup: new RepositoryLookup(config, reader),
    /** For who records what Git says of a workload. */
    evidence: new GitEvidenceLookup(book),
    start() {
      reader.start();
      monitor.start();
    },
    async stop() {
      await monitor.stop();
      await reader.stop();
    },
  };
}

export type GitOps = ReturnType<typeof createGitOps>;
