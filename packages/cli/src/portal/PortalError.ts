import { EXIT, type ExitCode } from './ExitCode';

/** What stands in the way of a command, with what to do next where there is something to do. */
export class PortalError extends Error {
  readonly exitCode: ExitCode;
  readonly nextStep: string | null;

  constructor(
    message: string,
    options: { exitCode?: ExitCode; nextStep?: string } = {},
  ) {
    super(message);
    this.name = 'PortalError';
    this.exitCode = options.exitCode ?? EXIT.failed;
    this.nextStep = options.nextStep ?? null;
  }
}
