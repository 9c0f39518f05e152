import { Button, Select, Text, useBreakpoint } from '@backstage/ui';
import type { PlacementList as Places } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useId, useMemo, useState } from 'react';
import { FacetBar, Message, useLocalListState } from '../../components';
import { unknownFacts } from '../../pages/models/room/roomWords';
import { clustersOf, toChoices, type Choice } from './choices';
import controls from '../form/controls.module.css';
import { PlacementFacts } from './PlacementFacts';
import { PlacementList } from './PlacementList';
import { PLACEMENT_ORDERS, choiceList } from './choiceList';
import { PlacementMatrix } from './PlacementMatrix';
import { samePlacement, type PlacementValue } from './PlacementValue';

/** Beyond so many clusters a matrix is wider than any screen. */
const MATRIX_CLUSTERS = 8;
/** Places listed before anyone asks for more. */
const FIRST = 30;

type View = 'matrix' | 'list';

/** The places of a model to choose from, as a matrix or as a list. */
export function PlacementChooser(props: {
  model: string;
  places: Places;
  value: PlacementValue | undefined;
  isFixed: boolean;
  onChange(value: PlacementValue): void;
}) {
  const { model, places, value } = props;
  const name = useId();
  const { down } = useBreakpoint();
  const choices = useMemo(() => toChoices(places.items), [places]);
  const [view, setView] = useState<View>();
  const [withUnusable, setWithUnusable] = useState(false);
  const [most, setMost] = useState(FIRST);
  const usable = useMemo(
    () => choices.filter(choice => choice.value !== undefined),
    [choices],
  );
  const offered = withUnusable ? choices : usable;
  const list = useLocalListState(offered, choiceList);
  const mayBeMatrix = clustersOf(choices).length <= MATRIX_CLUSTERS;
  const shown: View = view ?? (mayBeMatrix && !down('md') ? 'matrix' : 'list');
  const chosen = choices.find(choice => samePlacement(choice.value, value));
  const choosing = {
    name,
    chosen: chosen?.id,
    isFixed: props.isFixed,
    onChoose: (choice: Choice) => {
      if (choice.value) {
        props.onChange(choice.value);
      }
    },
  };
  const caption = `Places for ${model}`;
  const unusable = choices.length - usable.length;
  const sort = list.state.sort;
  return (
    <>
      <FacetBar
        list={list}
        noun={{ one: 'place', many: 'places' }}
        searchLabel="Search places"
        controls={
          shown === 'list' && (
            <Select
              label="Order"
              options={[...PLACEMENT_ORDERS]}
              value={sort?.id}
              onChange={id =>
                list.setSort({ id: String(id), descending: false })
              }
            />
          )
        }
        actions={
          <>
            {unusable > 0 && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setWithUnusable(!withUnusable)}
              >
                {withUnusable
                  ? 'Hide what cannot be had'
                  : `Show ${unusable} that cannot be had`}
              </Button>
            )}
            {mayBeMatrix && (
              <Button
                size="small"
                variant="secondary"
                onPress={() => setView(shown === 'list' ? 'matrix' : 'list')}
              >
                {shown === 'list' ? 'Show as matrix' : 'Show as list'}
              </Button>
            )}
          </>
        }
      />
      {list.rows.length === 0 && (
        <Text as="p" role="status">
          {offered.length === 0
            ? 'No place of the portal’s clusters can take this model.'
            : 'No place fits the search and the filters.'}
        </Text>
      )}
      {list.rows.length > 0 && shown === 'matrix' && (
        <PlacementMatrix
          caption={caption}
          choices={list.rows}
          clusters={places.clusters}
          choosing={choosing}
        />
      )}
      {list.rows.length > 0 && shown === 'list' && (
        <>
          <PlacementList
            caption={caption}
            choices={list.rows.slice(0, most)}
            choosing={choosing}
          />
          {list.rows.length > most && (
            <div className={controls.row}>
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setMost(most + FIRST)}
              >
                {`Show more of ${list.rows.length}`}
              </Button>
            </div>
          )}
        </>
      )}
      <Text as="div" variant="body-small" aria-live="polite">
        {chosen && <PlacementFacts choice={chosen} />}
      </Text>
      {unknownFacts(places.items).map(reason => (
        <Text as="p" variant="body-small" color="secondary" key={reason}>
          <Message text={reason} />
        </Text>
      ))}
    </>
  );
}
