import { serve } from '../../fleet/processes/serve';
import { proxyRole } from './proxyRole';

serve(proxyRole());
