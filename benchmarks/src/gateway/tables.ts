import type { Table } from '../report/table';
import { AIMS } from './aims';
import type { Found } from './gateway';
import type { WayName } from './Ways';

const NAMES: Record<WayName, string> = {
  direct: 'directly',
  gateway: 'KAITO Portal, gateway',
  proxy: 'Backstage, proxy-backend',
};

const ms = (value: number) => `${value.toFixed(1)} ms`;
const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
/** An aim, where it is the gateway's. */
const aim = (way: WayName, text: string) => (way === 'gateway' ? text : '');
/** Of one core. */
const core = (cpu: Record<string, number>, name: string) =>
  `${((cpu[name] ?? 0) * 100).toFixed(0)} %`;

/** Processes are named after their role. */
const BACKEND: Record<WayName, string> = {
  direct: '',
  gateway: 'portal',
  proxy: 'proxy',
};

/** What was found, for a person. */
export function tables({
  firstToken,
  throughput,
  memory,
  vanished,
}: Found): Table[] {
  return [
    {
      title: `Time to the first token (load average ${firstToken.load[0]})`,
      rows: [
        ['', 'streams', 'p50', 'p99', 'added p50', 'added p99', 'aim', 'calls'],
        ...firstToken.result.map(row => [
          NAMES[row.way],
          String(row.streams),
          ms(row.p50),
          ms(row.p99),
          row.way === 'direct' ? '' : ms(row.addedP50),
          row.way === 'direct' ? '' : ms(row.addedP99),
          aim(row.way, `p99 < ${AIMS.addedP99Ms} ms`),
          String(row.count),
        ]),
      ],
    },
    {
      title: 'Tokens a second of all streams together, at 30 a stream',
      rows: [
        [
          '',
          'streams',
          'tokens/s',
          'of direct',
          'aim',
          'CPU backend',
          'model',
          'clients',
          'load',
        ],
        ...throughput.map(({ way, streams, tokensPerSecond, share, cost }) => [
          NAMES[way],
          String(streams),
          tokensPerSecond.toFixed(0),
          percent(share),
          aim(way, `>= ${AIMS.share * 100} %`),
          way === 'direct' ? '' : core(cost.cpu, BACKEND[way]),
          core(cost.cpu, 'model'),
          core(cost.cpu, 'clients'),
          String(cost.load[0]),
        ]),
      ],
    },
    {
      title: 'Memory of the backend for one stream more, from 50 to 300',
      rows: [
        ['', 'resident', 'heap', 'aim'],
        ...memory.map(({ way, rss, heap }) => [
          NAMES[way],
          kib(rss),
          kib(heap),
          aim(way, `< ${AIMS.streamBytes / 1024} KiB`),
        ]),
      ],
    },
    {
      title: 'Connections of the model when all clients vanish at once',
      rows: [
        ['', 'before', 'after 2 s', 'aim', 'none after'],
        ...vanished.map(({ way, before, left, goneAfter }) => [
          NAMES[way],
          String(before),
          String(left),
          aim(way, String(AIMS.left)),
          goneAfter === null ? 'over 15 s' : ms(goneAfter),
        ]),
      ],
    },
  ];
}
