import type { StatusCause } from '../errors';

/** What a schema says about an object. */
export interface ShapeReport {
  /** Paths of fields the schema does not know, as key lists. */
  unknown: string[][];
  /** Fields with a wrong type or value, or missing. */
  causes: StatusCause[];
}

/** Compares an object with the schema of its kind. */
export type ShapeChecker = (kind: string, object: unknown) => ShapeReport;
