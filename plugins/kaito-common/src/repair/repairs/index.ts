import type { Draft } from '../Draft';
import { adapterStrength } from './adapterStrength';
import { apiVersion } from './apiVersion';
import { liftSpec } from './liftSpec';
import { loadBalancer } from './loadBalancer';
import { machineType } from './machineType';
import { nodeCount } from './nodeCount';
import { preferredNodes } from './preferredNodes';
import { ragStorage } from './ragStorage';
import { retiredModel } from './retiredModel';
import { tuningMethod } from './tuningMethod';
import { volumeSource } from './volumeSource';

/** Every correction of a single manifest: first where fields stand, then what they say. */
export const REPAIRS: ((draft: Draft) => void)[] = [
  liftSpec,
  apiVersion,
  ragStorage,
  volumeSource,
  retiredModel,
  machineType,
  adapterStrength,
  nodeCount,
  preferredNodes,
  loadBalancer,
  tuningMethod,
];
