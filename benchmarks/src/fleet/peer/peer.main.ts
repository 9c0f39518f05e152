import { serve } from '../processes/serve';
import { peerRole } from './peerRole';

serve(peerRole());
