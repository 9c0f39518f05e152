import { Button, Select, Text } from '@backstage/ui';
import type { ModelList } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useMemo } from 'react';
import { EmptyState, FacetBar, useListState } from '../../components';
import { ModelGroup } from './ModelGroup';
import { MODEL_ORDERS, modelListOf } from './modelList';
import { servingState } from './modelWords';
import { useDeployHref } from './useDeployHref';

/** The catalog with search, facets and order; models that already answer come first, for reuse is cheaper than a GPU. */
export function ModelCatalog(props: { models: ModelList }) {
  const { items, kaitoVersion } = props.models;
  const definition = useMemo(() => modelListOf(items), [items]);
  const list = useListState(items, definition);
  const deploy = useDeployHref();
  const { sort } = list.state;
  const order = sort && `${sort.descending ? '-' : ''}${sort.id}`;
  const serving = list.rows.filter(row => servingState(row) === 'serving');
  const others = list.rows.filter(row => servingState(row) !== 'serving');
  const group = { kaitoVersion, deployHref: deploy.href };
  return (
    <>
      <FacetBar
        list={list}
        noun={{ one: 'model', many: 'models' }}
        searchLabel="Name, publisher, licence"
        controls={
          <Select
            label="Order"
            options={[...MODEL_ORDERS]}
            value={order ?? null}
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
      {deploy.reason && (
        <Text as="p" color="secondary">
          {deploy.reason}
        </Text>
      )}
      {list.rows.length === 0 && (
        <EmptyState
          title="No models match"
          reason={`None of the ${list.total} models fits the search and the filters.`}
          action={<Button onPress={list.clear}>Clear all</Button>}
        />
      )}
      <ModelGroup title="Already serving" models={serving} {...group} />
      <ModelGroup
        title={serving.length > 0 ? 'All other models' : 'Models'}
        models={others}
        {...group}
      />
    </>
  );
}
