import { nodePortalHost } from './portal/node/nodePortalHost';
import { start } from './start';

const host = nodePortalHost();
start(process.argv.slice(2), host)
  .then(exitCode => {
    // Not process.exit(): it would cut a pipe that is still being written.
    process.exitCode = exitCode;
  })
  .finally(() => host.terminal.release());
