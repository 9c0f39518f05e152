export { kaitoApiRef } from './kaitoApiRef';
export { kaitoApi } from './kaitoApi';
