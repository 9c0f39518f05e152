import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  kaitoClusterReadPermission,
  kaitoRequestReadPermission,
  kaitoWorkloadReadPermission,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { FleetService } from '../fleet/FleetService';
import { refuseNever } from '../permissions/refuseNever';
import { userOf } from '../permissions/userOf';
import { hasPermission } from '../permissions/requirePermission';
import type { ResourceGate } from '../permissions/ResourceGate';
import type { ChangeLog } from './ChangeLog';
import type { RequestNews } from './ChangeEntry';
import { ChangeStream, type Sink } from './ChangeStream';
import { ChangeTexts } from './ChangeTexts';
import { ChangeView } from './ChangeView';

/** Opens streams of changes, each with what its caller may see at that moment. */
export class AuthorizedChangeService {
  readonly #options: {
    log: ChangeLog;
    fleet: FleetService;
    gate: ResourceGate;
    permissions: PermissionsService;
  };

  readonly #texts: ChangeTexts;

  constructor(options: {
    log: ChangeLog;
    fleet: FleetService;
    gate: ResourceGate;
    permissions: PermissionsService;
  }) {
    this.#options = options;
    this.#texts = new ChangeTexts(options.fleet);
  }

  /**
   * The way to start a stream for a caller; it is asked again for each connection.
   * @throws NotAllowedError when the caller may read neither workloads nor clusters nor requests
   */
  async open(
    credentials: BackstageCredentials,
  ): Promise<(sink: Sink) => ChangeStream> {
    const { log, fleet, gate, permissions } = this.#options;
    const [mayRead, mayReadRequest, mayReadClusters] = await Promise.all([
      gate.predicate(kaitoWorkloadReadPermission, credentials),
      gate.predicate(kaitoRequestReadPermission, credentials),
      hasPermission(permissions, kaitoClusterReadPermission, credentials),
    ]);
    if (!mayReadClusters && mayReadRequest.never) {
      refuseNever(mayRead, kaitoWorkloadReadPermission);
    }
    const user = userOf(credentials);
    const mayFollow = ({ requestedBy, resource }: RequestNews) =>
      requestedBy === user || mayReadRequest(resource);
    const view = new ChangeView({
      fleet,
      mayRead,
      mayReadClusters,
      mayFollow,
      texts: this.#texts,
    });
    return sink => new ChangeStream({ log, view, sink });
  }
}
