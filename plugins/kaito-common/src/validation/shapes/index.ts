import type { z } from 'zod';
import { event, node, pod, service } from './core';
import { inferenceSet } from './inferenceSet';
import { modelMirror } from './modelMirror';
import { multiRoleInference } from './multiRoleInference';
import { nodeClaim } from './nodeClaim';
import { ragEngine } from './ragEngine';
import { workspace } from './workspace';

/** Kinds whose shape is known. */
export type ShapedKind =
  | 'Workspace'
  | 'InferenceSet'
  | 'RAGEngine'
  | 'MultiRoleInference'
  | 'ModelMirror'
  | 'NodeClaim'
  | 'Node'
  | 'Pod'
  | 'Service'
  | 'Event';

/** The schema of each kind, in the one version the portal reads and writes. */
export const SHAPES: Record<ShapedKind, z.ZodType> = {
  Workspace: workspace,
  InferenceSet: inferenceSet,
  RAGEngine: ragEngine,
  MultiRoleInference: multiRoleInference,
  ModelMirror: modelMirror,
  NodeClaim: nodeClaim,
  Node: node,
  Pod: pod,
  Service: service,
  Event: event,
};
