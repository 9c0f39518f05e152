import type { ContractServer } from './ContractServer';

/** Notes what a server did, to be compared between servers; names and numbers that differ from run to run are taken out. */
export type See = (what: string, value: unknown) => void;

/** Something the portal relies on. `run` throws when the server does not keep it. */
export interface Check {
  name: string;
  run(server: ContractServer, see: See): Promise<void>;
}

/** Thrown by a check that could not be made on this server, with the reason. */
export class NotRun extends Error {}
