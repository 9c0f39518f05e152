import { Message } from '../../components';
import { reasonsOf } from '../../pages/models/room/roomWords';
import type { Choice } from './choices';
import list from '../form/RadioList.module.css';
import styles from './Placement.module.css';
import { PlacementRadio, type Choosing } from './PlacementRadio';

/** The same places one below the other, each with its reasons; for narrow screens and many clusters. */
export function PlacementList(props: {
  caption: string;
  choices: readonly Choice[];
  choosing: Choosing;
}) {
  return (
    <div
      className={list.scroller}
      role="region"
      aria-label={props.caption}
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <ul className={list.list}>
        {props.choices.map(choice => {
          const { machine, placement } = choice;
          return (
            <li key={choice.id}>
              <PlacementRadio
                choice={choice}
                choosing={props.choosing}
                where={`${machine} in ${placement.cluster}`}
              >
                <span className={styles.machine} aria-hidden="true">
                  {machine} <span>in {placement.cluster}</span>
                  {placement.stale && ' (not confirmed)'}
                </span>
                <span className={list.reason}>
                  <Message text={reasonsOf(placement)} />
                </span>
              </PlacementRadio>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
