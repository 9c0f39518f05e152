import { ButtonIcon, Text } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import type { Place } from '../conversation/tree';
import styles from './Panes.module.css';

/** Steps between a turn and those that were tried in its place: "2 of 3". */
export function SiblingStepper(
  props: Place & {
    /** What is stepped through, e.g. "answer". */
    what: string;
    onChoose(turnId: string): void;
  },
) {
  const { what, position, count, previous, next, onChoose } = props;
  if (count < 2) {
    return null;
  }
  return (
    <span className={styles.stepper} role="group" aria-label={`Other ${what}s`}>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={`Previous ${what}`}
        isDisabled={previous === null}
        icon={<RiArrowLeftSLine aria-hidden="true" />}
        onPress={() => previous !== null && onChoose(previous)}
      />
      <Text as="span" variant="body-small" color="secondary">
        {position} of {count}
      </Text>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={`Next ${what}`}
        isDisabled={next === null}
        icon={<RiArrowRightSLine aria-hidden="true" />}
        onPress={() => next !== null && onChoose(next)}
      />
    </span>
  );
}
