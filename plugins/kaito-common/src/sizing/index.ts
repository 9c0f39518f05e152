export * from './estimateNodes';
export * from './chooseParallelism';
export * from './retiredSku';
