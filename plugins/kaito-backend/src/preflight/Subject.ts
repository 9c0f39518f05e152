import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  ClusterKaito,
  preflightRequestSchema,
} from '@kaito-portal/backstage-plugin-kaito-common';
import type { CatalogModel } from '@kaito-portal/backstage-plugin-kaito-common/models';
import type { z } from 'zod';
import type { Allows } from '../permissions/ResourceGate';
import type { ClusterSnapshot } from '../watch/ClusterSnapshot';
import type { MachineFacts, MachinePlan } from './machines/MachinePlan';

/** A request to be looked at, with all its defaults. */
export type PreflightWish = z.output<typeof preflightRequestSchema>;

/** What whoever asks may see. */
export interface Sight {
  clusters: boolean;
  models: boolean;
  /** Workloads. */
  mayRead: Allows;
}

/** All that checks look at. */
export interface Subject {
  wish: PreflightWish;
  /** Kind of the object that would be made: tuning and pods of one's own are Workspaces. */
  kind: string;
  /** Undefined when the portal knows no such cluster. */
  snapshot: ClusterSnapshot | undefined;
  kaito: ClusterKaito | undefined;
  /** Undefined for a model that is not in the portal's catalog, and where none is asked for. */
  model: CatalogModel | undefined;
  /** The machines of each role; none where none are asked for. */
  machines: readonly MachinePlan[];
  /** Asks the cloud about all machines, once for all checks. */
  facts(): Promise<MachineFacts[]>;
  sight: Sight;
  credentials: BackstageCredentials;
}

/** Kinds as requests name them, and as Kubernetes does. */
const KINDS: Record<string, string> = {
  TuningWorkspace: 'Workspace',
  TemplateWorkspace: 'Workspace',
};

/** Kubernetes' name of a request's kind. */
export function objectKindOf(kind: string): string {
  return Object.hasOwn(KINDS, kind) ? KINDS[kind] : kind;
}
