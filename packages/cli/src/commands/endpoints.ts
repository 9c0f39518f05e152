import { ENDPOINT_HEADER, endpointRow } from '../endpoints/endpointRow';
import { describeClusters } from '../portal/describeClusters';
import { EXIT } from '../portal/ExitCode';
import { openPortal } from '../portal/openPortal';
import type { PortalCommand } from '../portal/PortalHost';
import { readArgs } from '../readArgs';
import { plainJson, plainLine } from '../text/plain';
import { fittingTable } from '../text/table';

/** What may be called through the portal. */
export const endpoints: PortalCommand = {
  name: 'endpoints',
  summary: 'The models one may call through a portal, and what they cost',
  usage: 'endpoints [--ready] [--portal URL] [--json]',
  async start(args, host) {
    const read = readArgs(args, {
      options: ['portal'],
      flags: ['json', 'ready'],
    });
    const { terminal } = host;
    const { api } = openPortal(host, read.option('portal'));
    const list = await api.getEndpoints();
    const shown = list.items.filter(
      ({ ready }) => ready || !read.flag('ready'),
    );
    if (read.flag('json')) {
      terminal.write(plainJson({ ...list, items: shown }));
    } else if (shown.length > 0) {
      const rows = shown.map(item => endpointRow(item).map(plainLine));
      terminal.write(
        fittingTable(
          [ENDPOINT_HEADER, ...rows],
          terminal.stdout ? terminal.columns() : Infinity,
        ),
      );
    }
    if (shown.length === 0) {
      terminal.note(
        list.items.length > 0
          ? `None of the ${list.items.length} endpoints is ready; see how far they are: kaito-portal status\n`
          : 'There is no endpoint that you may see\n',
      );
    }
    const gaps = describeClusters(list.clusters, host.clock.now());
    terminal.note(gaps);
    if (gaps !== '') {
      return EXIT.partial;
    }
    return shown.length === 0 && read.flag('ready') ? EXIT.failed : EXIT.ok;
  },
};
