import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  kaitoWorkloadLogsReadPermission,
  kaitoWorkloadReadPermission,
  LOG_TAIL_DEFAULT,
  type LogQuery,
  type WorkloadDetail,
  type WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { Request, Response } from 'express';
import type { AuditNote, AuditTrail } from '../audit';
import type { FleetService } from '../fleet/FleetService';
import { toResource } from '../fleet/toResource';
import type { StreamLimits } from '../live/StreamLimits';
import type { ResourceGate } from '../permissions/ResourceGate';
import { chooseContainer, type LogTarget } from './chooseContainer';
import { LogError } from './LogError';
import { LogSession } from './LogSession';
import type { LogRange, PodLogSource } from './PodLogSource';
import { relayLog } from './relayLog';

/** One reading of a log by a caller. */
export interface LogCall {
  ref: WorkloadRef;
  query: LogQuery;
  credentials: BackstageCredentials;
  /** Names the caller where streams are counted. */
  caller: string;
  request: Request;
  response: Response;
}

/** Bounds of one reading. Milliseconds and bytes. */
export interface LogLimits {
  /** How long a log is followed. */
  follow: number;
  /** How long it may take to hand on what is there already. */
  read: number;
  /** A container that is silent for so long is followed all the same: API servers answer with its first word. */
  quiet: number;
  bytes: number;
}

const LIMITS: LogLimits = {
  follow: 10 * 60_000,
  read: 60_000,
  quiet: 3_000,
  bytes: 16 * 1024 * 1024,
};

/** Hands logs of workloads' containers to people: authorized, limited, recorded, and stopped when they leave. */
export class LogService {
  readonly #limits: LogLimits;
  readonly #parts: {
    fleet: Pick<FleetService, 'workload'>;
    gate: ResourceGate;
    source: PodLogSource;
    streams: StreamLimits;
    audit: AuditTrail;
  };

  constructor(
    parts: {
      fleet: Pick<FleetService, 'workload'>;
      gate: ResourceGate;
      source: PodLogSource;
      streams: StreamLimits;
      audit: AuditTrail;
    },
    limits: Partial<LogLimits> = {},
  ) {
    this.#parts = parts;
    this.#limits = { ...LIMITS, ...limits };
  }

  /**
   * Answers on `call.response` and resolves when the log has ended or its reader has left. Rejects, before anything is
   * answered, with the reason why there is no log.
   * @throws NotFoundError when there is no such workload, or none the caller may read
   * @throws NotAllowedError when the caller may read the workload but not its logs
   * @throws LogError when the log is not there, or cannot be had
   */
  async read(call: LogCall): Promise<void> {
    const { ref, query, request, credentials } = call;
    await this.#parts.audit.run(
      {
        eventId: 'workload-logs-read',
        severity: 'low',
        request,
        credentials,
        meta: {
          ...ref,
          previous: query.previous ?? false,
          follow: query.follow ?? false,
        },
      },
      async note => {
        const workload = await this.#readable(ref, credentials);
        const target = chooseContainer(workload, query);
        note({ pod: target.pod, container: target.container });
        await this.#limited(call, session =>
          this.#hand(call, target, session, note),
        );
      },
    );
  }

  async #readable(
    ref: WorkloadRef,
    credentials: BackstageCredentials,
  ): Promise<WorkloadDetail> {
    const { fleet, gate } = this.#parts;
    const [mayRead, mayReadLogs] = await Promise.all([
      gate.predicate(kaitoWorkloadReadPermission, credentials),
      gate.predicate(kaitoWorkloadLogsReadPermission, credentials),
    ]);
    const title = `${ref.kind} ${ref.namespace}/${ref.name}`;
    const workload = fleet.workload(ref);
    if (!workload || !mayRead(toResource(workload))) {
      throw new NotFoundError(
        `There is no ${title} in cluster ${ref.cluster} that you may see`,
      );
    }
    if (!mayReadLogs(toResource(workload))) {
      const { owner } = workload.provenance;
      throw new NotAllowedError(
        `You may see ${title} but not its logs, for which you lack '${
          kaitoWorkloadLogsReadPermission.name
        }'. Ask its owner${owner ? ` (${owner})` : ''} or the platform team.`,
      );
    }
    return workload;
  }

  async #limited(
    { query, caller, credentials, response }: LogCall,
    act: (session: LogSession) => Promise<void>,
  ): Promise<void> {
    const session = new LogSession({
      response,
      expiresAt: credentials.expiresAt,
      longest: query.follow ? this.#limits.follow : this.#limits.read,
    });
    const leave = this.#parts.streams.enter(caller, () =>
      session.end({
        code: 'closing',
        message: 'The portal is restarting. Ask again in a moment.',
      }),
    );
    try {
      if (!leave) {
        throw new LogError(
          'TooManyStreamsError',
          'You have too many logs open. Close one, or stop following it.',
        );
      }
      await act(session);
    } finally {
      leave?.();
      session.close();
    }
  }

  async #hand(
    { query, response }: LogCall,
    target: LogTarget,
    session: LogSession,
    note: AuditNote,
  ): Promise<void> {
    const range: LogRange = {
      tailLines: query.tailLines ?? LOG_TAIL_DEFAULT,
      sinceSeconds: query.sinceSeconds,
      previous: query.previous,
      // A run that has ended says nothing more.
      follow: query.follow && !query.previous,
    };
    const open = this.#parts.source.open(target, range, session.signal);
    await (range.follow ? orQuiet(open, this.#limits.quiet) : open);
    response.status(200).set({
      'Content-Type': 'text/plain; charset=utf-8',
      // Without no-transform the backend's compression would hold lines back.
      'Cache-Control': 'private, no-store, no-transform',
      'X-Accel-Buffering': 'no',
      'X-Content-Type-Options': 'nosniff',
      'Kaito-Log-Pod': target.pod,
      'Kaito-Log-Container': target.container,
      'Kaito-Log-Role': target.role,
    });
    response.flushHeaders();
    const { outcome, bytes } = await relayLog({
      open,
      session,
      response,
      maxBytes: this.#limits.bytes,
    });
    note({ outcome, bytes });
  }
}

/** Waits for something, but not for longer than this; rejects if it has rejected by then. */
async function orQuiet(promise: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const quiet = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([promise, quiet]);
  } finally {
    clearTimeout(timer);
  }
}
