import { Select, Text } from '@backstage/ui';
import type { ModelView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useId, useMemo } from 'react';
import { FacetBar, useLocalListState } from '../../components';
import { ModelChips } from '../../pages/models/ModelChips';
import { MODEL_ORDERS, modelListOf } from '../../pages/models/modelList';
import styles from '../form/RadioList.module.css';
import { describeFit, describeModel } from './modelOptions';

/** The catalog to choose from, with search, facets, and licence and fit of each model. */
export function ModelBrowser(props: {
  models: readonly ModelView[];
  chosen: string | undefined;
  isFixed: boolean;
  onChoose(name: string): void;
}) {
  const { models } = props;
  const name = useId();
  const definition = useMemo(() => modelListOf(models), [models]);
  const list = useLocalListState(models, definition);
  const { sort } = list.state;
  return (
    <>
      <FacetBar
        list={list}
        noun={{ one: 'model', many: 'models' }}
        searchLabel="Search models"
        controls={
          <Select
            label="Order"
            options={[...MODEL_ORDERS]}
            value={sort && `${sort.descending ? '-' : ''}${sort.id}`}
            onChange={key => {
              const id = String(key);
              list.setSort({
                id: id.replace(/^-/, ''),
                descending: id.startsWith('-'),
              });
            }}
          />
        }
      />
      {list.rows.length === 0 ? (
        <Text as="p" role="status">
          No model fits the search and the filters.
        </Text>
      ) : (
        <div
          className={styles.scroller}
          role="region"
          aria-label="Models"
          // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <ul className={styles.list}>
            {list.rows.map(model => (
              <li key={model.name}>
                <label className={styles.choice}>
                  <input
                    type="radio"
                    name={name}
                    checked={model.name === props.chosen}
                    disabled={props.isFixed}
                    onChange={() => props.onChoose(model.name)}
                  />
                  <span className={styles.words}>
                    <span className={styles.title}>{model.name}</span>{' '}
                    <span className={styles.reason}>
                      {describeModel(model)} · {describeFit(model)}
                    </span>
                    <ModelChips model={model} />
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
