export * from './KaitoLinks';
export { KaitoLinksProvider, useKaitoLinks } from './KaitoLinksContext';
