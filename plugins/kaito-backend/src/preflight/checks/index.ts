import type { ClusterMetadata } from '../../namespaces/ClusterMetadata';
import type { NamespaceLook } from '../../namespaces/NamespaceLook';
import type { PolicyService } from '../../policy';
import type { Check } from '../Check';
import { capacity } from './capacity';
import { offer, price, quota } from './cloud';
import { cluster } from './cluster';
import { fit } from './fit';
import { model } from './model';
import { nameInCluster } from './nameInCluster';
import { nameInRepository, type RepositoryLook } from './nameInRepository';
import { nameInRequests, type RequestLook } from './nameInRequests';
import { namespace } from './namespace';
import {
  forThoseWhoSeeClusters,
  forThoseWhoSeeModels,
  ofCluster,
} from './ofCluster';
import { permission } from './permission';
import { policy } from './policy';
import { secret } from './secret';
import { unknownCluster } from './unknownCluster';

/** Where checks look. */
export interface Looks {
  namespaces: NamespaceLook;
  metadata: ClusterMetadata;
  repository: RepositoryLook;
  requests: RequestLook;
  policy: PolicyService;
}

/** All checks, in the order of PREFLIGHT_CHECKS. */
export function createChecks(looks: Looks): Check[] {
  return [
    permission,
    unknownCluster(forThoseWhoSeeClusters(cluster)),
    forThoseWhoSeeClusters(namespace(looks.namespaces)),
    // That a name is taken is told to everyone who may ask for it.
    ofCluster(nameInCluster),
    nameInRepository(looks.repository),
    nameInRequests(looks.requests),
    forThoseWhoSeeModels(model),
    ...[fit, capacity, quota, offer, price].map(forThoseWhoSeeModels),
    policy(looks.policy),
    ofCluster(secret(looks.metadata, looks.policy)),
  ];
}
