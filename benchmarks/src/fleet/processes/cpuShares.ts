import { loads } from '../../report/machine';
import type { CpuReading } from './Role';

/** A process that can say what it has cost so far. */
export interface Measured {
  name: string;
  ask(method: 'cpu'): Promise<CpuReading>;
}

/** What a piece of work cost. */
export interface Cost<T> {
  result: T;
  /** Of one core, by process, all its threads: 1 is one core all the time. */
  cpu: Record<string, number>;
  /** Load average when it was done: of the whole machine, whoever caused it. */
  load: number[];
}

/** Does work and tells what the processor did for each process meanwhile. */
export async function cpuShares<T>(
  children: readonly Measured[],
  work: () => Promise<T>,
): Promise<Cost<T>> {
  const read = (): Promise<CpuReading[]> =>
    Promise.all(children.map(child => child.ask('cpu')));
  const before = await read();
  const result = await work();
  const after = await read();
  const cpu = Object.fromEntries(
    children.map(({ name }, index) => [
      name,
      (after[index].cpu - before[index].cpu) /
        (after[index].at - before[index].at),
    ]),
  );
  return { result, cpu, load: loads() };
}
