export { Chip } from './Chip';
export type { Tone } from './Chip';
export { ClusterBanner } from './ClusterBanner';
export { errorKind } from './errorKind';
export * from './faceted';
export { FreshnessTag } from './FreshnessTag';
export { PageBody } from './PageBody';
export { PhaseChip } from './PhaseChip';
export { PHASE_WORDS } from './phaseWords';
export {
  EmptyState,
  ErrorState,
  LoadingState,
  QueryStates,
} from './QueryStates';
export { StatePanel } from './StatePanel';
export { formatAge, formatInstant } from './time';
