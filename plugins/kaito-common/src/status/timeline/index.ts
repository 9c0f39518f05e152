export * from './stages';
export { deriveTimeline } from './deriveTimeline';
export type { TimelineEvidence, UsualDurations } from './context';
