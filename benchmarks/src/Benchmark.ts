import type { Table } from './report/table';

/** What a benchmark found: a table a person reads, and all of it as data. */
export interface Report {
  tables: Table[];
  data: unknown;
  /** Goals that are missed, in words; empty when all are met. */
  missed: string[];
}

/** Measures one thing, ours beside a peer. */
export interface Benchmark {
  summary: string;
  /** @param argv - options of the command line, for a benchmark that has any */
  run(argv: string[]): Promise<Report>;
}
