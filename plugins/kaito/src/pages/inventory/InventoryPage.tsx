import { useMemo } from 'react';
import { Button, Switch } from '@backstage/ui';
import type { InventoryList } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  ClusterBanner,
  DataTable,
  EmptyState,
  FacetBar,
  FreshnessTag,
  PageBody,
  QueryStates,
  useListState,
} from '../../components';
import { useNow, useUrlState } from '../../hooks';
import { useKaitoLinks } from '../../nav';
import { Dossier } from './Dossier';
import { EvidenceLegend } from './EvidenceLegend';
import { inventoryColumns } from './inventoryColumns';
import { inventoryList } from './inventoryList';
import { gapsFirst } from './inventoryWords';
import { useInventory } from './queries';

const ENTRY = 'entry';
const GAPS = 'gaps';
const GAPS_OFF = 'mixed';

function Inventory(props: { list: InventoryList }) {
  const { items, clusters } = props.list;
  const links = useKaitoLinks();
  const now = useNow(30_000);
  const [params, update] = useUrlState();
  const gaps = params.get(GAPS) !== GAPS_OFF;
  const columns = useMemo(
    () =>
      inventoryColumns({
        links,
        clusters,
        now,
        open: uid => update(next => next.set(ENTRY, uid)),
      }),
    [links, clusters, now, update],
  );
  const definition = useMemo(() => inventoryList(columns), [columns]);
  const list = useListState(items, definition);
  const rows = gaps ? gapsFirst(list.rows) : list.rows;
  return (
    <>
      <EvidenceLegend entries={list.rows} />
      <FacetBar
        list={list}
        noun={{ one: 'deployment', many: 'deployments' }}
        searchLabel="Model, licence, cluster, person, purpose"
        actions={
          <Switch
            label="Gaps first"
            isSelected={gaps}
            onChange={on =>
              update(next =>
                on ? next.delete(GAPS) : next.set(GAPS, GAPS_OFF),
              )
            }
          />
        }
      />
      {rows.length > 0 ? (
        <DataTable
          caption="Deployed models, now and in the past"
          columns={columns}
          rows={rows}
          rowId={({ uid }) => uid}
          sort={list.state.sort}
          onSort={list.setSort}
        />
      ) : (
        <EmptyState
          title="No deployments match"
          reason={`None of the ${list.total} deployments on record fits the search and the filters.`}
          action={<Button onPress={list.clear}>Clear all</Button>}
        />
      )}
      <Dossier
        uid={params.get(ENTRY)}
        onClose={() => update(next => next.delete(ENTRY))}
      />
    </>
  );
}

/** Which models are deployed, where, since when, by whom, under what licence and through which change. */
export function InventoryPage() {
  const inventory = useInventory();
  return (
    <PageBody
      title="Inventory"
      description="Every model deployed, now and in the past: where, since when, by whom, under what licence, through which change."
      actions={inventory.data && <FreshnessTag asOf={inventory.receivedAt} />}
    >
      <ClusterBanner clusters={inventory.data?.clusters} />
      <QueryStates
        what="the inventory"
        query={inventory}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState
            title="Nothing on record yet"
            reason="The record begins when the portal first sees a deployment; nothing before that can be recovered."
          />
        }
      >
        {list => <Inventory list={list} />}
      </QueryStates>
    </PageBody>
  );
}
