import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { describeClusters } from '../portal/describeClusters';
import { explainFailure } from '../portal/explainFailure';
import { EXIT, type ExitCode } from '../portal/ExitCode';
import type { Portal } from '../portal/openPortal';
import type { PortalHost } from '../portal/PortalHost';
import { plainLine } from '../text/plain';
import { changeLines } from './changeLines';
import { clustersOf, inOrder, type Fleet } from './Fleet';
import { FleetWatch } from './FleetWatch';
import { followChanges, type LiveState } from './followChanges';
import { Screen } from './Screen';
import { statusLines } from './statusTable';

/** Ages go on, also where nothing changes, ms. */
const TICK_MS = 5_000;

function describeState(live: LiveState): string {
  switch (live.state) {
    case 'live':
      return 'live';
    case 'connecting':
      return 'connecting ...';
    default:
      return plainLine(
        `NOT LIVE, next try in ${live.inSeconds} s: ${live.reason}`,
      );
  }
}

/** What is on the screen: what is wrong first, as much as fits, and below whether it is live. */
export function statusScreen(
  fleet: Fleet,
  live: string,
  options: {
    cluster: string | undefined;
    now: number;
    colour: boolean;
    rows: number;
  },
): string[] {
  const workloads = inOrder(fleet, options.cluster);
  const gaps = describeClusters(clustersOf(fleet, options.cluster), options.now)
    .split('\n')
    .filter(Boolean);
  const lines =
    workloads.length > 0
      ? statusLines(workloads, fleet, options)
      : ['No deployment is known that you may see'];
  const room = Math.max(2, options.rows - gaps.length - 3);
  const hidden = lines.length - room;
  return [
    ...(hidden > 0 ? [...lines.slice(0, room), `  and ${hidden} more`] : lines),
    ...gaps,
    live,
  ];
}

/** Shows the fleet as it changes, until the person ends it. */
export async function watchStatus(
  { api }: Portal,
  host: PortalHost,
  options: {
    /** As it is now. */
    fleet: Fleet;
    /** The one that is shown; all when left out. */
    cluster: string | undefined;
  },
): Promise<ExitCode> {
  const { cluster } = options;
  let { fleet } = options;
  const { terminal, clock } = host;
  const end = new AbortController();
  const removeHandler = terminal.onInterrupt(() => end.abort());
  const screen = terminal.stdout ? new Screen(terminal) : undefined;
  const isShown = ({ ref }: Workload) =>
    cluster === undefined || ref.cluster === cluster;
  const stamp = () => new Date(clock.now()).toISOString();
  let live = describeState({ state: 'connecting' });
  let liveAt = stamp();
  let failure: unknown;
  /** Why what is wrong could not be read of late. */
  let behind: string | null = null;

  const footer = () =>
    [
      `${live} since ${liveAt}.`,
      behind === null ? '' : `Causes are from before: ${behind}.`,
      'Ctrl-C ends',
    ]
      .filter(Boolean)
      .join(' ');
  const draw = () =>
    screen?.draw(
      statusScreen(fleet, footer(), {
        cluster,
        now: clock.now(),
        colour: host.colour,
        rows: terminal.rows(),
      }),
    );
  const say = (lines: string[]) =>
    terminal.write(lines.map(line => `${stamp()} ${line}\n`).join(''));
  const watch = new FleetWatch({
    api,
    clock,
    signal: end.signal,
    fleet,
    onFleet(next) {
      if (!screen) {
        say(changeLines(fleet, next, isShown));
      }
      fleet = next;
      draw();
    },
    onRead(error) {
      const { message, exitCode } = error
        ? explainFailure(error)
        : { message: null, exitCode: EXIT.ok };
      if (exitCode === EXIT.refused) {
        failure = error;
        end.abort();
      } else if (message !== behind) {
        behind = message;
        if (message !== null && !screen) {
          terminal.note(`${stamp()} Causes are from before: ${message}\n`);
        }
        draw();
      }
    },
  });
  const tick = async () => {
    while (screen && !end.signal.aborted) {
      await clock.pause(TICK_MS, end.signal);
      draw();
    }
  };

  try {
    if (!screen) {
      say(changeLines({ ...fleet, workloads: new Map() }, fleet, isShown));
    }
    draw();
    const ticking = tick();
    await followChanges({
      api,
      clock,
      signal: end.signal,
      random: Math.random,
      onChange: change => watch.apply(change),
      onState(state) {
        const next = describeState(state);
        // Opened anew in good order it has been live all along.
        if (next !== live) {
          live = next;
          liveAt = stamp();
          terminal.note(screen ? '' : `${liveAt} ${live}\n`);
        }
        draw();
      },
    }).finally(() => end.abort());
    await ticking;
    if (failure) {
      throw failure;
    }
    return EXIT.ok;
  } finally {
    removeHandler();
    screen?.close();
  }
}
