export { AuthorizedEndpointDirectory } from './AuthorizedEndpointDirectory';
export { createEndpoints } from './createEndpoints';
export { InferenceService } from './InferenceService';
