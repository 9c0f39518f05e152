import { serve } from '../processes/serve';
import { portalRole } from './portalRole';

serve(portalRole());
