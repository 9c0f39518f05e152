import { serve } from '../fleet/processes/serve';
import { soakPortalRole } from './soakPortalRole';

serve(soakPortalRole());
