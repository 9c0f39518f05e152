export { kaitoPlugin as default } from './plugin';
