import { serve } from '../processes/serve';
import { viewersRole } from './viewersRole';

serve(viewersRole());
