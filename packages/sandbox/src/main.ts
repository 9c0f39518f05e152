import { parseSandboxOptions } from './supervisor/options';
import { startSandbox } from './supervisor/startSandbox';

/** The sandbox as a process: one JSON argument in, progress on standard output, `ready` when everything serves. */
async function main() {
  const options = parseSandboxOptions(process.argv[2]);
  const sandbox = await startSandbox(options, line =>
    process.stdout.write(`${line}\n`),
  );
  const end = async () => {
    await sandbox.stop();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.stdout.write('ready\n');
}

main().catch(error => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
