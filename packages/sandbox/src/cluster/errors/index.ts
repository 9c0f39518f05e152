export * from './ApiError';
export * from './refusals';
