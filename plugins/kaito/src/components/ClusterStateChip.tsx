import {
  RiAlertLine,
  RiCheckLine,
  RiCloseCircleLine,
  RiLoader4Line,
} from '@remixicon/react';
import type { ClusterState } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, type Tone } from './Chip';

const LOOKS: Record<
  ClusterState,
  { word: string; tone: Tone; icon: typeof RiCheckLine }
> = {
  live: { word: 'live', tone: 'ok', icon: RiCheckLine },
  starting: { word: 'starting', tone: 'progress', icon: RiLoader4Line },
  partial: { word: 'in part', tone: 'warning', icon: RiAlertLine },
  terminating: { word: 'shutting down', tone: 'warning', icon: RiAlertLine },
  unreachable: { word: 'unreachable', tone: 'error', icon: RiCloseCircleLine },
  unauthorized: {
    word: 'access refused',
    tone: 'error',
    icon: RiCloseCircleLine,
  },
  misconfigured: {
    word: 'misconfigured',
    tone: 'error',
    icon: RiCloseCircleLine,
  },
};

/** Whether the portal is in step with a cluster. */
export function ClusterStateChip(props: { state: ClusterState }) {
  const { word, tone, icon } = LOOKS[props.state];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}
