import { Button, Text } from '@backstage/ui';
import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useId } from 'react';
import { FacetBar, type ListControls } from '../../components';
import type { KaitoPages, LoadedWorkloads } from '../../hooks';
import controls from '../form/controls.module.css';
import styles from '../form/RadioList.module.css';
import { DeploymentRadio } from './DeploymentRadio';
import { type DeploymentValue, isChosen } from './deploymentWords';

const keyOf = ({ ref }: Workload) =>
  [ref.cluster, ref.kind, ref.namespace, ref.name].join('/');

/** The deployments the person may see, to choose one. */
export function DeploymentChooser(props: {
  list: ListControls;
  pages: KaitoPages;
  loaded: LoadedWorkloads;
  value: DeploymentValue | undefined;
  isFixed: boolean;
  onChange(value: DeploymentValue): void;
}) {
  const { list, pages, loaded, value } = props;
  const name = useId();
  return (
    <>
      <FacetBar
        list={list}
        noun={{ one: 'deployment', many: 'deployments' }}
        searchLabel="Search deployments"
      />
      {loaded.items.length === 0 ? (
        <Text as="p" role="status">
          {list.isNarrowed
            ? 'No deployment fits the search and the filters.'
            : 'There is no deployment that you may see.'}
        </Text>
      ) : (
        <div
          className={styles.scroller}
          role="region"
          aria-label="Deployments"
          aria-busy={pages.isOld}
          // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <ul className={styles.list}>
            {loaded.items.map(workload => (
              <li key={keyOf(workload)}>
                <DeploymentRadio
                  workload={workload}
                  name={name}
                  isChosen={isChosen(workload, value)}
                  isFixed={props.isFixed}
                  onChoose={() => props.onChange({ ...workload.ref })}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
      {pages.hasMore && (
        <div className={controls.row}>
          <Text color="secondary">
            The first {loaded.items.length} of {loaded.totalItems}.
          </Text>
          <Button
            size="small"
            variant="secondary"
            loading={pages.isLoadingMore}
            onPress={pages.loadMore}
          >
            Load more
          </Button>
        </div>
      )}
    </>
  );
}
