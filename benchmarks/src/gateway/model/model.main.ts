import { serve } from '../../fleet/processes/serve';
import { modelRole } from './modelRole';

serve(modelRole());
