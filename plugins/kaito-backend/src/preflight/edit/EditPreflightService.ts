import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  PreflightReport,
  WorkloadRef,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { WorkloadEdits } from '@kaito-portal/backstage-plugin-kaito-common/requests';
import { toFacts } from '../../fleet/rows/toFacts';
import { toResource } from '../../fleet/toResource';
import { askSight } from '../askSight';
import type { Looks } from '../checks';
import type { PreflightGround } from '../PreflightService';
import { report } from '../report';
import { toSubject } from '../toSubject';
import { editChecks } from './editChecks';
import { readEdit } from './WorkloadEdit';
import { snapshotOf } from '../../watch/snapshotOf';

/** Looks at the change of a workload before it is proposed, with the eyes of whoever asks. */
export class EditPreflightService {
  constructor(
    private readonly ground: PreflightGround,
    private readonly looks: Pick<Looks, 'metadata' | 'policy'>,
  ) {}

  /**
   * @throws NotAllowedError unless the caller may ask for deployments
   * @throws NotFoundError when the cluster has no such workload, or none the caller may read
   * @throws the reason of `signal` when that fires
   */
  async run(
    ref: WorkloadRef,
    changes: WorkloadEdits,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<PreflightReport> {
    const sight = await askSight(this.ground, credentials);
    const snapshot = snapshotOf(this.ground.source, ref.cluster);
    const object = snapshot?.object(ref.kind, ref.namespace, ref.name);
    const facts = object && toFacts(ref.cluster, ref.kind, object);
    if (!facts || !sight.mayRead(toResource(facts))) {
      throw new NotFoundError(
        `There is no ${ref.kind} ${ref.namespace}/${ref.name} in cluster ${ref.cluster} that you may see`,
      );
    }
    const edit = readEdit(object, facts, changes);
    const subject = toSubject(edit.wish, {
      ...this.ground,
      snapshot,
      sight,
      credentials,
      takesNone: edit.added === 0,
    });
    return report(editChecks(edit, this.looks), subject, signal);
  }
}
