import { FactLines } from '../form/FactLines';
import {
  needsOf,
  priceOf,
  quotaOf,
  reasonsOf,
} from '../../pages/models/room/roomWords';
import type { Choice } from './choices';

/** What is to be known of the chosen place. */
export function PlacementFacts(props: { choice: Choice }) {
  const { machine, placement } = props.choice;
  const quota = quotaOf(placement);
  const price = priceOf(placement);
  return (
    <FactLines
      facts={[
        `Chosen: ${machine} in ${placement.cluster}. ${reasonsOf(placement)}`,
        `Takes ${needsOf(placement)}.`,
        ...(price === '–'
          ? []
          : [`List price: ${price}, without discounts and taxes.`]),
        ...(quota === '–' ? [] : [`Quota: ${quota}.`]),
      ]}
    />
  );
}
