import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** One thing a caller does that is worth a record. Prompts, answers and credentials never belong in `meta`. */
export interface AuditedAct {
  /** Kebab-case, `<noun>-<verb>`, without the plugin's name. */
  eventId: string;
  /** `low` for reading, `medium` for acting. */
  severity: AuditorServiceEventSeverityLevel;
  /** Where the act came in by HTTP; the auditor takes the actor from it. */
  request?: Request;
  /** The caller. Recorded as `meta.actor` when there is no request to take it from. */
  credentials: BackstageCredentials;
  meta?: JsonObject;
}

/** Adds facts that are known only once the act is under way, such as a status or a count. Later notes win. */
export type AuditNote = (meta: JsonObject) => void;

/**
 * Records acts with Backstage's auditor: one `initiated` and then exactly one `succeeded` or `failed` for each.
 *
 * An auditor that fails is logged as an error and never stops or alters the act.
 */
export class AuditTrail {
  readonly #auditor: AuditorService;
  readonly #logger: LoggerService;

  static create(options: { auditor: AuditorService; logger: LoggerService }) {
    return new AuditTrail(options.auditor, options.logger);
  }

  private constructor(auditor: AuditorService, logger: LoggerService) {
    this.#auditor = auditor;
    this.#logger = logger;
  }

  /** Runs the act. It has succeeded when the promise of `fn` resolves: for a stream, when the stream has ended. */
  async run<T>(
    act: AuditedAct,
    fn: (note: AuditNote) => Promise<T>,
  ): Promise<T> {
    const noted: JsonObject = {};
    const event = await this.#attempt(act.eventId, () =>
      this.#auditor.createEvent({
        eventId: act.eventId,
        severityLevel: act.severity,
        request: act.request,
        meta: { ...act.meta, ...actorMeta(act) },
      }),
    );
    const finish = (outcome: 'success' | 'fail', error?: unknown) =>
      this.#attempt(act.eventId, async () =>
        outcome === 'success'
          ? event?.success({ meta: noted })
          : event?.fail({ meta: noted, error: toError(error) }),
      );

    let result: T;
    try {
      result = await fn(meta => Object.assign(noted, meta));
    } catch (error) {
      await finish('fail', error);
      throw error;
    }
    await finish('success');
    return result;
  }

  async #attempt<T>(eventId: string, record: () => Promise<T>) {
    try {
      return await record();
    } catch (error) {
      this.#logger.error(
        `The audit event ${eventId} could not be recorded`,
        toError(error),
      );
      return undefined;
    }
  }
}

function actorMeta({ request, credentials }: AuditedAct): JsonObject {
  if (request) {
    return {};
  }
  const principal = credentials.principal as Partial<BackstageUserPrincipal> & {
    subject?: string;
  };
  const actor = principal.userEntityRef ?? principal.subject;
  return actor ? { actor } : {};
}
