export { KaitoProviders } from './KaitoProviders';
export * from './queries';
export * from './useKaitoPages';
export * from './useKaitoQuery';
export { useNow } from './useNow';
export { usePathParams, useUrlState } from '../nav/router';
