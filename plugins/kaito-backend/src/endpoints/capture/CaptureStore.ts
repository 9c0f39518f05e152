import type { CaptureMode } from './CaptureModes';

/** What is kept of one call. */
export interface Capture {
  at: Date;
  /** Entity ref. */
  user: string;
  /** Id. */
  endpoint: string;
  call: string;
  model: string | null;
  outcome: string;
  /** Null for what went through without being held, as a recording. */
  prompt: CapturedText | null;
  answer: CapturedText;
}

/** A text, or as much of it as is kept. */
export interface CapturedText {
  /** Of all of it. */
  sha256: string;
  bytes: number;
  /** Null where only the hash is kept. */
  text: string | null;
  truncated: boolean;
}

/** Where captures are kept. */
export interface CaptureStore {
  add(capture: Capture): Promise<void>;
  /** Removes what is older than a time, and the oldest while all together is more than so many bytes. Gives how many. */
  prune(before: Date, maxTotalBytes: number): Promise<number>;
}

/** Modes in which something is kept. */
export type KeepingMode = Exclude<CaptureMode, 'off'>;
