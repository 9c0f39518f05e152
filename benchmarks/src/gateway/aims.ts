import type { Found } from './gateway';

export const AIMS = {
  addedP99Ms: 5,
  upToStreams: 50,
  share: 0.95,
  streamBytes: 64 * 1024,
  left: 0,
};

/** What is aimed at and was missed by the gateway, in words. */
export function missedAims({
  firstToken,
  throughput,
  memory,
  vanished,
}: Found): string[] {
  const ours = <T extends { way: string }>(rows: readonly T[]) =>
    rows.filter(({ way }) => way === 'gateway');
  return [
    ...ours(firstToken.result)
      .filter(({ addedP99 }) => addedP99 >= AIMS.addedP99Ms)
      .map(
        ({ streams, addedP99 }) =>
          `at ${streams} streams the first token comes ${addedP99.toFixed(
            1,
          )} ms later at p99, the aim is below ${
            AIMS.addedP99Ms
          } ms (load average ${firstToken.load[0]})`,
      ),
    ...ours(throughput)
      .filter(({ share }) => share < AIMS.share)
      .map(
        ({ streams, share, cost }) =>
          `${streams} streams bring ${(share * 100).toFixed(
            1,
          )} % of what they bring directly, the aim is ${
            AIMS.share * 100
          } % (load average ${cost.load[0]})`,
      ),
    ...ours(memory)
      // Resident memory is coarse: the heap may say more.
      .map(({ rss, heap }) => Math.max(rss, heap))
      .filter(bytes => bytes >= AIMS.streamBytes)
      .map(
        bytes =>
          `a stream takes ${(bytes / 1024).toFixed(
            0,
          )} KiB of memory, the aim is below ${AIMS.streamBytes / 1024} KiB`,
      ),
    ...ours(vanished)
      .filter(({ left }) => left > AIMS.left)
      .map(
        ({ left, clients }) =>
          `${left} connections to the model were left two seconds after ${clients} clients vanished`,
      ),
  ];
}
