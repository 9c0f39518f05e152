import type { GitState } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip } from '../../../components';
import { GIT_WORDS } from './gitWords';

/** How a deployment stands against Git in a word, an icon and a colour. */
export function GitChip(props: { state: GitState }) {
  const { word, means, tone, icon } = GIT_WORDS[props.state];
  return (
    <Chip tone={tone} icon={icon} hint={means}>
      {word}
    </Chip>
  );
}
