import type {
  LifecycleService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { AuditTrail } from '../audit';
import type { ClusterTransport } from '../clusters/ClusterTransport';
import type { FleetService } from '../fleet/FleetService';
import type { HealthGate } from '../permissions/HealthGate';
import type { ResourceGate } from '../permissions/ResourceGate';
import { AuthorizedEndpointDirectory } from './AuthorizedEndpointDirectory';
import { FleetEndpointDirectory } from './EndpointDirectory';
import { InferenceService } from './InferenceService';
import { InferenceGateway } from './gateway/InferenceGateway';
import { readGatewayConfig } from './gateway/readGatewayConfig';
import { UserLimiter } from './gateway/UserLimiter';

/** The parts behind the endpoint routes. Calls under way end with the backend. Throws when `kaito.gateway` makes no sense. */
export function createEndpoints(options: {
  config: RootConfigService;
  fleet: Pick<FleetService, 'workloads' | 'health'>;
  gate: ResourceGate;
  healthGate: HealthGate;
  transport: ClusterTransport;
  audit: AuditTrail;
  lifecycle: LifecycleService;
}): { directory: AuthorizedEndpointDirectory; inference: InferenceService } {
  const { timeouts, limits } = readGatewayConfig(options.config);
  const directory = new AuthorizedEndpointDirectory(
    new FleetEndpointDirectory(options.fleet),
    options.gate,
    options.healthGate,
  );
  const gateway = new InferenceGateway(options.transport, timeouts);
  options.lifecycle.addShutdownHook(() => gateway.close());
  return {
    directory,
    inference: new InferenceService({
      directory,
      gateway,
      limiter: new UserLimiter(limits),
      audit: options.audit,
    }),
  };
}
