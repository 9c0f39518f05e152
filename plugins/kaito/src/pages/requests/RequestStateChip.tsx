import type { RequestState } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../components';
import { STATE_LOOKS } from './requestWords';

/** How a request stands, as icon and word. */
export function RequestStateChip(props: { state: RequestState }) {
  const { word, tone, icon } = STATE_LOOKS[props.state];
  return (
    <Chip tone={tone} icon={icon}>
      {word}
    </Chip>
  );
}
