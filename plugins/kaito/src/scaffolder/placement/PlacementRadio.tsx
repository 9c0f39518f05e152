import type { ReactNode } from 'react';
import { RoomChip } from '../../pages/models/room/RoomChip';
import { monthlyPriceWords } from '../../pages/models/room/roomWords';
import type { Choice } from './choices';
import list from '../form/RadioList.module.css';
import styles from './Placement.module.css';

/** What the radio buttons of a field have in common. */
export interface Choosing {
  /** Name of the group of radio buttons. */
  name: string;
  /** Id of the choice the form holds. */
  chosen: string | undefined;
  isFixed: boolean;
  onChoose(choice: Choice): void;
}

const nodesOf = ({ placement: { needs } }: Choice) =>
  needs && `${needs.nodes} ${needs.nodes === 1 ? 'node' : 'nodes'}`;

/** One place to choose; the whole of it is the button's label. */
export function PlacementRadio(props: {
  choice: Choice;
  choosing: Choosing;
  /** Said to assistive technology, which may not see where in the table it is. */
  where: string;
  children?: ReactNode;
}) {
  const { choice, choosing } = props;
  const { placement, value } = choice;
  const price = monthlyPriceWords(placement);
  const nodes = nodesOf(choice);
  return (
    <label className={list.choice} data-off={value ? undefined : ''}>
      <input
        type="radio"
        name={choosing.name}
        checked={choosing.chosen === choice.id}
        disabled={!value || choosing.isFixed}
        onChange={() => choosing.onChoose(choice)}
      />
      <span className={list.words}>
        <span className={styles.hidden}>{props.where}:</span>{' '}
        <RoomChip placement={placement} />{' '}
        {(nodes || price) && (
          <span className={styles.figures}>
            {[nodes, price].filter(Boolean).join(' · ')}
          </span>
        )}
        {props.children}
      </span>
    </label>
  );
}
