export { kaitoPlugin as default } from './plugin';
export { kaitoApiRef } from './api/kaitoApiRef';
