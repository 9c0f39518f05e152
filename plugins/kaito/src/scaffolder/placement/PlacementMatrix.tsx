import type { ClusterHealth } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { ClusterStateChip, FreshnessTag } from '../../components';
import { clustersOf, toMatrix, type Choice } from './choices';
import list from '../form/RadioList.module.css';
import styles from './Placement.module.css';
import { PlacementRadio, type Choosing } from './PlacementRadio';

function ClusterHead(props: { name: string; health?: ClusterHealth }) {
  const { name, health } = props;
  return (
    <th scope="col">
      <div className={styles.head}>
        <span>{name}</span>{' '}
        {health && health.state !== 'live' && (
          <ClusterStateChip state={health.state} />
        )}{' '}
        {health && (
          <FreshnessTag asOf={health.asOf} stale={health.state !== 'live'} />
        )}
      </div>
    </th>
  );
}

/** Machine types against clusters, a radio button wherever something can be had. */
export function PlacementMatrix(props: {
  caption: string;
  choices: readonly Choice[];
  clusters: readonly ClusterHealth[];
  choosing: Choosing;
}) {
  const { choices, choosing } = props;
  const names = clustersOf(choices);
  return (
    <div
      className={list.scroller}
      role="region"
      aria-label={props.caption}
      // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className={styles.matrix}>
        <caption className={styles.hidden}>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">Machine type</th>
            {names.map(name => (
              <ClusterHead
                key={name}
                name={name}
                health={props.clusters.find(one => one.name === name)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {toMatrix(choices, names).map(({ machine, gpuModel, cells }) => (
            <tr key={machine}>
              <th scope="row">
                {machine}{' '}
                {gpuModel && <span className={styles.figures}>{gpuModel}</span>}
              </th>
              {cells.map((choice, index) => (
                <td key={names[index]}>
                  {choice ? (
                    <PlacementRadio
                      choice={choice}
                      choosing={choosing}
                      where={`${machine} in ${names[index]}`}
                    />
                  ) : (
                    <span className={styles.none}>
                      <span aria-hidden="true">–</span>
                      <span className={styles.hidden}>no such machine</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
