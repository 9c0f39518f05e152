export { Age } from './Age';
export { Chip } from './Chip';
export type { Tone } from './Chip';
export { CLOUD_WORDS } from './cloudWords';
export { ClusterBanner } from './ClusterBanner';
export { ClusterStateChip } from './ClusterStateChip';
export { basisWords, durationWords } from './duration';
export { EntityName } from './EntityName';
export { safeHttpUrl, shortRef } from './entityRef';
export { CopyButton } from './CopyButton';
export { errorKind } from './errorKind';
export { FactList } from './FactList';
export type { Fact } from './FactList';
export * from './faceted';
export { FreshnessTag } from './FreshnessTag';
export { Message } from './Message';
export { noModelWords } from './modelWords';
export { PageBody } from './PageBody';
export { PhaseChip } from './PhaseChip';
export { PHASE_WORDS } from './phaseWords';
export {
  EmptyState,
  ErrorState,
  LoadingState,
  QueryStates,
} from './QueryStates';
export { asSentence } from './sentence';
export { Section } from './Section';
export { SeverityChip } from './SeverityChip';
export { SEVERITY_ICONS } from './severityIcons';
export { StatePanel } from './StatePanel';
export { formatAge, formatInstant, formatMoment, formatRange } from './time';
