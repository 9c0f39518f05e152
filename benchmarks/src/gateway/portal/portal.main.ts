import { serve } from '../../fleet/processes/serve';
import { portalRole } from './portalRole';

serve(portalRole());
