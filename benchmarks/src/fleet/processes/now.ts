/** Milliseconds on the clock that all processes of this machine share. It knows no jumps. */
export function sharedNow(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
