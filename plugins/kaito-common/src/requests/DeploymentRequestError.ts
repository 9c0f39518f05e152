/** A field of a request that stands in its way. */
export interface RequestProblem {
  /** As the request names it, e.g. `exposure.type`; of a manifest KAITO would refuse, as the manifest does. */
  field: string;
  reason: string;
}

const OPENINGS = {
  unreadable: 'The request cannot be rendered. ',
  refused: 'The cluster would refuse this manifest. ',
  impossible: '',
} as const;

/** A request cannot be carried out; says of every field what is wrong with it. */
export class DeploymentRequestError extends Error {
  /**
   * @param kind - `unreadable`: a field is missing or not of its form; `refused`: KAITO's rules are against it;
   *   `impossible`: it could be written, but not come true
   */
  constructor(
    readonly kind: keyof typeof OPENINGS,
    readonly problems: readonly RequestProblem[],
  ) {
    const lines = problems.map(
      ({ field, reason }) => `${field || 'input'}: ${reason}`,
    );
    super(OPENINGS[kind] + lines.join('; '));
    this.name = 'DeploymentRequestError';
  }
}

/** One thing that keeps a request from coming true. */
export function impossible(field: string, reason: string) {
  return new DeploymentRequestError('impossible', [{ field, reason }]);
}
