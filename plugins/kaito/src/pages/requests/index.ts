export { RequestsRouter } from './RequestsRouter';
