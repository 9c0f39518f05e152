import type { Rule } from '../rule';
import * as adapters from './adapters';
import * as annotations from './annotations';
import { byoNodes } from './byoNodes';
import { inferenceConfig } from './inferenceConfig';
import * as instanceType from './instanceType';
import { partition } from './partition';
import * as preset from './preset';
import * as purpose from './purpose';
import * as runtime from './runtime';
import * as selector from './selector';
import { plannable } from './sizing';
import { streaming } from './streaming';
import { totalMemory } from './totalMemory';
import { trainingConfig } from './trainingConfig';
import * as tuning from './tuning';
import { urls } from './tuningUrls';

/** What KAITO's webhook asks of a Workspace on creation, in the order of its rules. */
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
];
