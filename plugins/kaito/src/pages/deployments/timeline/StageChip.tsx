import {
  RiAlarmWarningLine,
  RiCheckLine,
  RiCircleLine,
  RiCloseCircleLine,
  RiLoader4Line,
  RiSkipForwardLine,
} from '@remixicon/react';
import type { TimelineStage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, type Tone } from '../../../components';
import { STATE_WORDS } from './timelineWords';

const LOOKS: Record<
  TimelineStage['state'],
  { tone: Tone; icon: typeof RiCheckLine }
> = {
  done: { tone: 'ok', icon: RiCheckLine },
  current: { tone: 'progress', icon: RiLoader4Line },
  waiting: { tone: 'neutral', icon: RiCircleLine },
  failed: { tone: 'error', icon: RiCloseCircleLine },
  skipped: { tone: 'neutral', icon: RiSkipForwardLine },
};

/** What has become of a stage; says when it takes longer than it may. */
export function StageChip(props: {
  stage: Pick<TimelineStage, 'state' | 'stuck'>;
}) {
  const { state, stuck } = props.stage;
  if (stuck) {
    return (
      <Chip
        tone="warning"
        icon={RiAlarmWarningLine}
        hint="It takes longer than its budget"
      >
        stuck
      </Chip>
    );
  }
  const { tone, icon } = LOOKS[state];
  return (
    <Chip tone={tone} icon={icon}>
      {STATE_WORDS[state]}
    </Chip>
  );
}
