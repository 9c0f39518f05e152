import { serve } from '../processes/serve';
import { clustersRole } from './clustersRole';

serve(clustersRole());
