import { serve } from '../fleet/processes/serve';
import { soakClustersRole } from './soakClustersRole';

serve(soakClustersRole());
