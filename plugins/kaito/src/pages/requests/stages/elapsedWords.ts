import type { RequestStage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { durationWords } from '../../../components';

type Times = Pick<
  RequestStage,
  'state' | 'since' | 'at' | 'elapsedSeconds' | 'usualSeconds'
>;

const LASTS: readonly RequestStage['state'][] = ['current', 'not-checked'];

function usualWords({ usualSeconds }: Times): string | null {
  if (!usualSeconds) {
    return null;
  }
  const { value, requests } = usualSeconds;
  return `usually ${durationWords(value)}, measured on ${requests} earlier ${
    requests === 1 ? 'request' : 'requests'
  }`;
}

/** How long a step took, or lasts by now, and how long it usually takes; null when nothing is known of either. */
export function elapsedWords(stage: Times, now: Date): string | null {
  const { state, since, at, elapsedSeconds } = stage;
  const lasts = LASTS.includes(state) && at === null && since !== null;
  const seconds = lasts
    ? Math.max(0, (now.getTime() - Date.parse(since)) / 1_000)
    : elapsedSeconds;
  const took =
    seconds === null
      ? null
      : `${lasts ? 'for' : 'took'} ${durationWords(seconds)}`;
  const words = [took, usualWords(stage)].filter(Boolean);
  return words.length > 0 ? words.join(' · ') : null;
}
