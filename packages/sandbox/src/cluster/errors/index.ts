export * from './ApiError';
export * from './PlainRefusal';
export * from './refusals';
