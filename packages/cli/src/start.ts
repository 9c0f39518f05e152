import { UsageError } from './Host';
import { EXIT } from './portal/ExitCode';
import { explainFailure, showFailure } from './portal/explainFailure';
import type { PortalHost } from './portal/PortalHost';
import { findPortalCommand, run, wrongUsage } from './run';

/** Runs the command the arguments name and writes what it has to say. Resolves with the exit code. */
export async function start(argv: string[], host: PortalHost): Promise<number> {
  const { terminal } = host;
  const command = findPortalCommand(argv);
  if (!command) {
    const { stdout, stderr, exitCode } = run(argv, host);
    terminal.write(stdout);
    terminal.note(stderr);
    return exitCode;
  }
  try {
    return await command.start(argv.slice(1), host);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.note(wrongUsage(command, error).stderr);
      return EXIT.usage;
    }
    const failure = explainFailure(error);
    terminal.note(showFailure(failure));
    return failure.exitCode;
  }
}
