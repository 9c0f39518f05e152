import type { Rule } from '../rule';
import { adapterSource } from './adapterSource';
import * as adapters from './adapters';
import * as annotations from './annotations';
import { byoNodes } from './byoNodes';
import { inferenceConfig } from './inferenceConfig';
import * as inert from './inert';
import * as instanceType from './instanceType';
import { partition } from './partition';
import * as preset from './preset';
import * as purpose from './purpose';
import * as runtime from './runtime';
import { secretNames } from './secrets';
import * as selector from './selector';
import { plannable } from './sizing';
import { streaming } from './streaming';
import { template } from './template';
import { totalMemory } from './totalMemory';
import { trainingConfig } from './trainingConfig';
import * as tuning from './tuning';
import { urls } from './tuningUrls';
import { version } from './version';

/**
 * What KAITO's webhook asks of a Workspace on creation (W1–W49), in the order of its rules; then what it admits and
 * does not carry out.
 */
export const CREATE_RULES: Rule[] = [
  purpose.name,
  purpose.purpose,
  instanceType.presence,
  annotations.imageFamily,
  annotations.performanceMode,
  annotations.localWeights,
  annotations.nodeClass,
  selector.equality,
  selector.notReservedOnly,
  preset.inferencePreset,
  partition,
  byoNodes,
  instanceType.known,
  totalMemory,
  runtime.transformersFits,
  preset.presetOrTemplate,
  preset.resolvable,
  adapters.strength,
  runtime.transformersModel,
  preset.modelAccess,
  adapters.atMostTen,
  adapters.uniqueNames,
  inferenceConfig,
  streaming,
  tuning.oneNode,
  tuning.method,
  trainingConfig,
  tuning.input,
  urls,
  tuning.images,
  tuning.output,
  preset.tuningPreset,
  plannable,
  runtime.countIgnored,
  annotations.ignored,
  adapterSource,
  inert.preferredNodes,
  inert.accessMode,
  inert.selectsAnyNode,
  inert.nameLength,
  inert.tuningByHand,
  secretNames,
  template,
  version,
];
