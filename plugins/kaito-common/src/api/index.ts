export * from './dto';
export * from './endpointId';
export * from './KaitoApi';
export * from './KaitoClient';
export * from './KaitoRequestError';
export * from './logNote';
export * from './paths';
