export * from './estimateNodes';
