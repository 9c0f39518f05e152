export { LiveChangesProvider } from './LiveChangesProvider';
export { LiveTag } from './LiveTag';
export { useLiveStatus } from './LiveStatusContext';
export type { LiveStatus } from './LiveStatus';
