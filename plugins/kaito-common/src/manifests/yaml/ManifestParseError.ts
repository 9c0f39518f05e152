/** Text that is not a set of Kubernetes manifests, or costs too much to read. */
export class ManifestParseError extends Error {
  /** Line (from 1) where it goes wrong. */
  readonly line: number;
  readonly reason: string;

  constructor(line: number, reason: string) {
    super(`Line ${line}: ${reason}`);
    this.name = 'ManifestParseError';
    this.line = line;
    this.reason = reason;
  }
}
