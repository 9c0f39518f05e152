import { Button, SearchField, Select, Text } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import styles from './FacetBar.module.css';
import type { ListControls } from './useListState';

/** The words a list is counted in. */
export interface Noun {
  one: string;
  many: string;
}

const NUMBER = new Intl.NumberFormat('en');

function countWords(list: ListControls, noun: Noun): string {
  const { matching, total, isNarrowed } = list;
  const of =
    isNarrowed && total !== undefined ? ` of ${NUMBER.format(total)}` : '';
  const word = matching === 1 && !of ? noun.one : noun.many;
  const counted = `${NUMBER.format(matching)}${of} ${word}`;
  if (!isNarrowed || of) {
    return counted;
  }
  return `${counted} ${matching === 1 ? 'matches' : 'match'}`;
}

/** Search box, facets with counts, what is chosen, and how many rows are left. */
export function FacetBar(props: {
  list: ListControls;
  noun: Noun;
  searchLabel: string;
  /** More controls in the first line, e.g. an order. */
  controls?: ReactNode;
  /** More controls beside the count, e.g. a download. */
  actions?: ReactNode;
}) {
  const { list, noun } = props;
  const chosen = list.facets.flatMap(({ facet, values, chosen: ids }) =>
    ids.map(id => ({
      facet,
      id,
      word: values.find(({ value }) => value === id)?.word ?? id,
      rest: ids.filter(other => other !== id),
    })),
  );
  return (
    <div className={styles.bar} role="search" aria-label={props.searchLabel}>
      <div className={styles.controls}>
        <div className={styles.search}>
          <SearchField
            size="small"
            label="Search"
            placeholder={props.searchLabel}
            value={list.state.search}
            onChange={list.setSearch}
          />
        </div>
        {list.facets.map(({ facet, values, chosen: ids }) => (
          <Select
            key={facet.id}
            label={facet.label}
            placeholder="Any"
            selectionMode="multiple"
            options={values.map(({ value, word, count }) => ({
              value,
              label: `${word} (${count})`,
            }))}
            value={ids}
            onChange={keys =>
              list.setFacet(facet.id, (keys as readonly unknown[]).map(String))
            }
          />
        ))}
        {props.controls && <div className={styles.wide}>{props.controls}</div>}
      </div>
      <div className={styles.summary}>
        <div className={styles.side}>
          <Text as="span" role="status" color="secondary">
            {countWords(list, noun)}
          </Text>
          {chosen.map(({ facet, id, word, rest }) => (
            <button
              key={`${facet.id}/${id}`}
              type="button"
              className={styles.chosen}
              aria-label={`Remove filter ${facet.label}: ${word}`}
              onClick={() => list.setFacet(facet.id, rest)}
            >
              {facet.label}: {word}
              <RiCloseLine aria-hidden="true" />
            </button>
          ))}
          {list.isNarrowed && (
            <Button size="small" variant="tertiary" onPress={list.clear}>
              Clear all
            </Button>
          )}
        </div>
        <div className={styles.side}>{props.actions}</div>
      </div>
    </div>
  );
}
