import { type Full, MANY_VIEWERS } from './phases/measure';

const PAGE_MS = 20;
const EVENT_MS = 250;

/** What is aimed at and was missed, in words. */
export function missedAims({ viewing, streaming, hanging, requests }: Full) {
  const { pages } = viewing.result;
  const event = streaming.result.streamed?.delay.p99 ?? null;
  const beyond = (value: number | null, aim: number) =>
    value === null || value > aim;
  const { one, many } = requests;
  const asked = many.lists + many.others - one.lists - one.others;
  return [
    beyond(pages.full.p99, PAGE_MS) &&
      `the first page takes ${pages.full.p99?.toFixed(
        1,
      )} ms at p99, the aim is ${PAGE_MS} ms (load average ${viewing.load[0]})`,
    beyond(event, EVENT_MS) &&
      `an event takes ${event?.toFixed(
        0,
      )} ms at p99, the aim is ${EVENT_MS} ms (load average ${
        streaming.load[0]
      })`,
    pages.failed + streaming.result.pages.failed > 0 && 'some pages failed',
    hanging.seen.result.pages.failed > 0 &&
      'pages failed while one cluster hung',
    // Watches end and begin at random times, so that a little more or less is chance.
    asked > 0.1 * (one.lists + one.others) + 50 &&
      `${MANY_VIEWERS} viewers make ${asked.toFixed(
        0,
      )} more requests a minute than one`,
  ].filter(text => text !== false);
}
