import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  kaitoClusterReadPermission,
  type ClusterView,
  type HealthDetails,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { RecorderState } from '../inventory/writer';
import { databaseReason } from '../database/databaseReason';
import { requirePermission } from '../permissions/requirePermission';
import {
  countKinds,
  judgeRecording,
  worst,
  type RecordingState,
} from './judgeHealth';
import type { Replica } from './Replica';

const DATABASE_TIMEOUT_MS = 3_000;

export interface HealthParts {
  permissions: PermissionsService;
  replica: Replica;
  /** Of the backend plugin. */
  version: string;
  /** Asks the database for nothing in particular. */
  ping(): Promise<unknown>;
  clusters(): ClusterView[];
  recorders(): Pick<RecorderState, keyof RecordingState>[];
  changes: { seq: number; length: number };
  streams: { changes: { size: number }; logs: { size: number } };
  databaseTimeoutMs?: number;
}

/** Explains how this replica fares. Answers also when everything else fails. */
export class HealthService {
  readonly #parts: HealthParts;

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  /** @throws NotAllowedError unless the caller may see clusters */
  async details(credentials: BackstageCredentials): Promise<HealthDetails> {
    const { permissions, replica, version, changes, streams } = this.#parts;
    await requirePermission(
      permissions,
      kaitoClusterReadPermission,
      credentials,
    );
    const database = await this.#database();
    const recording = judgeRecording(this.#parts.recorders());
    const clusters = this.#parts.clusters();
    return {
      status: worst([
        database.state,
        recording.state,
        ...clusters.map(({ state }) =>
          state === 'live' ? ('ok' as const) : ('degraded' as const),
        ),
      ]),
      replica: {
        id: replica.id,
        startedAt: replica.startedAt.toISOString(),
        version,
      },
      database,
      recording,
      clusters: clusters.map(({ name, title, state, message, asOf }) => ({
        name,
        title,
        state,
        message,
        asOf,
      })),
      kinds: countKinds(clusters),
      changes: { total: changes.seq, kept: changes.length },
      streams: { changes: streams.changes.size, logs: streams.logs.size },
      generatedAt: new Date().toISOString(),
    };
  }

  async #database(): Promise<HealthDetails['database']> {
    const { ping, databaseTimeoutMs = DATABASE_TIMEOUT_MS } = this.#parts;
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`no answer in ${databaseTimeoutMs / 1000} s`)),
        databaseTimeoutMs,
      );
    });
    try {
      await Promise.race([ping(), late]);
      const milliseconds = Math.round(performance.now() - began);
      return { state: 'ok', message: null, milliseconds };
    } catch (error) {
      return {
        state: 'failed',
        message: `The database does not answer: ${databaseReason(
          error,
        )}. The fleet is served from memory meanwhile; the inventory is not. Look at backend.database and the database itself.`,
        milliseconds: null,
      };
    } finally {
      clearTimeout(timer);
    }
  }
}
