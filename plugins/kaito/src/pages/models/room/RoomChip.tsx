import {
  RiCheckLine,
  RiCloseLine,
  RiForbidLine,
  RiQuestionLine,
  RiServerLine,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { Placement } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../../components';
import { ROOM_STATES, roomStateOf, type RoomState } from './roomWords';

const ICONS: Record<RoomState, RemixiconComponentType> = {
  'free-now': RiCheckLine,
  'will-provision': RiServerLine,
  busy: RiTimeLine,
  'quota-short': RiCloseLine,
  'not-checked': RiQuestionLine,
  'not-offered': RiCloseLine,
  'not-allowed': RiForbidLine,
  'does-not-fit': RiCloseLine,
};

/** Whether a model finds room in a place. */
export function RoomChip(props: { placement: Placement }) {
  const state = roomStateOf(props.placement);
  const { word, tone } = ROOM_STATES[state];
  return (
    <Chip tone={tone} icon={ICONS[state]}>
      {word}
    </Chip>
  );
}
