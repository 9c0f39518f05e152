export * from './estimateNodes';
export * from './chooseParallelism';
