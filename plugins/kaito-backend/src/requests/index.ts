export {
  AuthorizedRequestService,
  type OpenRequest,
} from './AuthorizedRequestService';
export { createRequests, type RequestsOptions } from './createRequests';
