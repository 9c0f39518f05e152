import { nodeHost } from './nodeHost';
import { run } from './run';

const { stdout, stderr, exitCode } = run(process.argv.slice(2), nodeHost());
// A closed pipe (`| head`) is the reader's choice, not a fault.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') {
    throw error;
  }
});
process.stdout.write(stdout);
process.stderr.write(stderr);
// Not process.exit(): it would cut a pipe that is still being written.
process.exitCode = exitCode;
