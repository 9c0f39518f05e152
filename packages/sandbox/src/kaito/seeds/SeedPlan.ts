import type { NodeGiven } from '../objects/node';
import type { ScriptName } from '../scripts';

/** What a seeded cluster starts with. */
export type SeedName = 'prod' | 'dev' | 'research' | 'calm' | 'empty';

/** A Workspace that is there from the start. */
export interface SeedWorkspace {
  name: string;
  namespace: string;
  model: string;
  instanceType: string;
  ageDays: number;
  /** How it fared, where it did not go well. */
  scenario?: ScriptName;
  modelAccessSecret?: string;
  /** Who asked; absent for what came past the portal. */
  request?: { id: string; by: string; owner: string; purpose: string };
}

/** An InferenceSet that is there from the start. */
export interface SeedSet extends SeedWorkspace {
  replicas: number;
}

/** A RAGEngine that is there from the start, on the nodes of the cluster. */
export interface SeedEngine
  extends Pick<SeedWorkspace, 'name' | 'namespace' | 'ageDays' | 'request'> {
  /** Workspace of the namespace that answers. */
  workspace: string;
}

/** A MultiRoleInference that is there from the start, with one replica a role. */
export type SeedMultiRole = Pick<
  SeedWorkspace,
  'name' | 'namespace' | 'model' | 'instanceType' | 'ageDays'
>;

/** A GPU node that KAITO did not make. */
export type SeedNode = Omit<NodeGiven, 'region' | 'created'> & {
  ageDays: number;
};

/** A Pod that holds GPUs and is none of KAITO's. */
export interface SeedHolder {
  name: string;
  namespace: string;
  node: string;
  image: string;
  gpus: Record<string, string>;
  ageDays: number;
}

/** Everything in a seeded cluster. */
export interface SeedPlan {
  region: string;
  /** Feature gates of KAITO's controller that its chart leaves off. */
  gates: readonly string[];
  workspaces: readonly SeedWorkspace[];
  sets: readonly SeedSet[];
  engines?: readonly SeedEngine[];
  multiRoles?: readonly SeedMultiRole[];
  nodes: readonly SeedNode[];
  holders: readonly SeedHolder[];
}
