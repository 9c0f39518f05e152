import { CustomErrorBase } from '@backstage/errors';

const STATUS = {
  /** The workload has no such pod or container. */
  NoSuchLogError: 404,
  /** The container has not run yet: there is nothing to read. */
  NotStartedError: 409,
  /** The container was never started again: there is no run before. */
  NoPreviousRunError: 404,
  /** The cluster does not let the portal read logs. */
  LogsForbiddenError: 502,
  /** The API server cannot reach the machine, or has another trouble. */
  LogUnavailableError: 502,
  /** One person follows too many logs. */
  TooManyStreamsError: 429,
} as const;

/** A log that cannot be read, in words for the person who asked. `name` says which case it is. */
export class LogError extends CustomErrorBase {
  readonly statusCode: number;

  constructor(name: keyof typeof STATUS, message: string) {
    super(message);
    this.name = name;
    this.statusCode = STATUS[name];
  }
}
