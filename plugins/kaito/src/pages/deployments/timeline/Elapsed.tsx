import type { TimelineStage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { durationWords } from '../../../components';
import { useNow } from '../../../hooks';
import { elapsedSeconds } from './timelineWords';

/** How long a stage has taken; counts on while it lasts. */
export function Elapsed(props: { stage: TimelineStage }) {
  const now = useNow();
  const { stage } = props;
  const seconds = elapsedSeconds(stage, now);
  if (seconds !== null) {
    return <>{durationWords(seconds)}</>;
  }
  const isPast = stage.state === 'done' || stage.state === 'failed';
  return <>{isPast ? 'not recorded' : '–'}</>;
}
