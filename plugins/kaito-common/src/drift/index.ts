export type {
  DriftChange,
  DriftEffect,
  DriftRule,
  DriftVerdict,
} from './DriftChange';
export * from './diffManifests';
