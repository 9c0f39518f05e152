import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { UsageError } from '../Host';
import { describeClusters } from '../portal/describeClusters';
import { EXIT, type ExitCode } from '../portal/ExitCode';
import { openPortal } from '../portal/openPortal';
import type { PortalCommand, PortalHost } from '../portal/PortalHost';
import { readArgs } from '../readArgs';
import { clustersOf, inOrder, type Fleet } from '../status/Fleet';
import { readFleet } from '../status/FleetWatch';
import { causeOf, statusLines } from '../status/statusTable';
import { watchStatus } from '../status/watchStatus';
import { nearest } from '../text/nearest';
import { plainJson } from '../text/plain';

function assertCluster(fleet: Fleet, cluster: string | undefined): void {
  const known = [...fleet.clusters.keys()];
  if (cluster !== undefined && !known.includes(cluster)) {
    const meant = nearest(cluster, known);
    throw new UsageError(
      `'--cluster': the portal shows you no cluster '${cluster}'${
        meant ? `; did you mean '${meant}'?` : ''
      }`,
    );
  }
}

function exitCodeOf(workloads: Workload[], gaps: string): ExitCode {
  if (workloads.some(({ phase }) => phase.severity === 'error')) {
    return EXIT.failed;
  }
  return gaps === '' ? EXIT.ok : EXIT.partial;
}

function show(
  fleet: Fleet,
  host: PortalHost,
  options: { cluster: string | undefined; json: boolean },
): ExitCode {
  const { terminal, clock, colour } = host;
  const workloads = inOrder(fleet, options.cluster);
  const clusters = clustersOf(fleet, options.cluster);
  if (options.json) {
    const items = workloads.map(workload => ({
      ...workload,
      cause: causeOf(workload, fleet) || null,
    }));
    terminal.write(plainJson({ items, clusters }));
  } else if (workloads.length === 0) {
    terminal.note('No deployment is known that you may see\n');
  } else {
    const lines = statusLines(workloads, fleet, { now: clock.now(), colour });
    terminal.write(lines.map(line => `${line}\n`).join(''));
  }
  const gaps = describeClusters(clusters, clock.now());
  terminal.note(gaps);
  return exitCodeOf(workloads, gaps);
}

/** The deployments with what is wrong. */
export const status: PortalCommand = {
  name: 'status',
  summary: 'Deployments with phase and cause, once or as they change',
  usage: 'status [--cluster CLUSTER] [--watch | --json] [--portal URL]',
  async start(args, host) {
    const read = readArgs(args, {
      options: ['portal', 'cluster'],
      flags: ['watch', 'json'],
    });
    const json = read.flag('json');
    const cluster = read.option('cluster');
    if (json && read.flag('watch')) {
      throw new UsageError("'--json' does not go with '--watch'");
    }
    const portal = openPortal(host, read.option('portal'));
    const fleet = await readFleet(portal.api);
    assertCluster(fleet, cluster);
    return read.flag('watch')
      ? watchStatus(portal, host, { fleet, cluster })
      : show(fleet, host, { cluster, json });
  },
};
