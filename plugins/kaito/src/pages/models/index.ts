export { ModelsRouter } from './ModelsRouter';
