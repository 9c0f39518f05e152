import {
  RiBrainLine,
  RiCodeSSlashLine,
  RiEyeLine,
  RiFileTextLine,
  RiTranslate2,
  RiToolsLine,
  RiVolumeUpLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type {
  ModelCapability,
  ModelParameters,
  ModelTask,
} from '@kaito-portal/backstage-plugin-kaito-common/api';

/** Each task as a person would say it. */
export const TASK_WORDS: Record<ModelTask, string> = {
  chat: 'chat',
  reasoning: 'reasoning',
  code: 'code',
  'vision-language': 'text and images',
  completion: 'text completion',
};

/** Each capability as a person would say it. */
export const CAPABILITIES: Record<
  ModelCapability,
  { word: string; means: string; icon: RemixiconComponentType }
> = {
  'tool-calling': {
    word: 'tool calling',
    means: 'KAITO starts it with a parser for tool calls',
    icon: RiToolsLine,
  },
  reasoning: {
    word: 'reasoning',
    means: 'Can think before it answers',
    icon: RiBrainLine,
  },
  vision: { word: 'images', means: 'Reads images', icon: RiEyeLine },
  audio: { word: 'sound', means: 'Listens to sound', icon: RiVolumeUpLine },
  code: {
    word: 'code',
    means: 'Made to write and explain code as well',
    icon: RiCodeSSlashLine,
  },
  multilingual: {
    word: 'many languages',
    means: 'Its publisher names several languages',
    icon: RiTranslate2,
  },
  'long-context': {
    word: 'long context',
    means: '128 K tokens or more',
    icon: RiFileTextLine,
  },
};

const BASIS_WORDS: Record<ModelParameters['basis'], string> = {
  'model-card': 'model card',
  name: 'read off its name',
  weights: 'computed from its weights',
  'third-party': 'published by others',
  organisation: 'said by your organisation',
};

/** Billions as people write them: 0.5 B, 14 B, 1.6 T. */
export function formatBillions(billions: number): string {
  return billions >= 1000
    ? `${Number((billions / 1000).toFixed(2))} T`
    : `${Number(billions.toFixed(2))} B`;
}

/** How large a model is, and how much of it works on one token. */
export function formatParameters({ totalB, activeB }: ModelParameters): string {
  return activeB === null || activeB === totalB
    ? formatBillions(totalB)
    : `${formatBillions(totalB)}, ${formatBillions(activeB)} active`;
}

/** The same, and how the numbers are known. */
export function explainParameters(parameters: ModelParameters): string {
  return `${formatParameters(parameters)} (${BASIS_WORDS[parameters.basis]})`;
}
