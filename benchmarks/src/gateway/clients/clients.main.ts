import { serve } from '../../fleet/processes/serve';
import { clientsRole } from './clientsRole';

serve(clientsRole());
