/** Seconds on the clock, and of all threads of this process, for one run of the work. */
export interface Duration {
  wall: number;
  cpu: number;
}

/** Runs work once and takes its time. */
export function measure(work: () => void): Duration {
  const cpu = process.cpuUsage();
  const start = performance.now();
  work();
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1e6 };
}

/** The one in the middle, by the clock. */
export function median(durations: Duration[]): Duration {
  const sorted = [...durations].sort((a, b) => a.wall - b.wall);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Writes seconds as people read them. */
export function seconds(value: number): string {
  return value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`;
}
