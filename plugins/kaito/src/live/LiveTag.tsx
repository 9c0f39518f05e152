import {
  RiLoader4Line,
  RiPauseCircleLine,
  RiPulseLine,
  RiRefreshLine,
  RiWifiOffLine,
} from '@remixicon/react';
import { Chip, type Tone } from '../components/Chip';
import type { LiveStatus } from './LiveStatus';
import { useLiveStatus } from './LiveStatusContext';

const WORDS: Record<
  LiveStatus['state'],
  { word: string; means: string; tone: Tone; icon: typeof RiPulseLine }
> = {
  connecting: {
    word: 'connecting',
    means:
      'The page asks for news by itself until the live connection is there.',
    tone: 'neutral',
    icon: RiLoader4Line,
  },
  live: {
    word: 'live',
    means: 'Changes appear by themselves, within moments.',
    tone: 'ok',
    icon: RiPulseLine,
  },
  reconnecting: {
    word: 'reconnecting',
    means:
      'The live connection broke and is tried again. Until then the page asks every few seconds.',
    tone: 'warning',
    icon: RiRefreshLine,
  },
  paused: {
    word: 'paused',
    means: 'Nobody was looking, so the live connection rests.',
    tone: 'neutral',
    icon: RiPauseCircleLine,
  },
  off: {
    word: 'not live',
    means:
      'The portal gives you no live connection. The page asks every few seconds instead.',
    tone: 'neutral',
    icon: RiWifiOffLine,
  },
};

/** Says whether changes appear by themselves. */
export function LiveTag() {
  const { state, reason } = useLiveStatus();
  const { word, means, tone, icon } = WORDS[state];
  return (
    <Chip
      tone={tone}
      icon={icon}
      hint={reason ? `${means} ${reason}` : means}
      testId="live"
    >
      {word}
    </Chip>
  );
}
