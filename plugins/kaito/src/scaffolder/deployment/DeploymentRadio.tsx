import type { Workload } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { PhaseChip } from '../../components';
import styles from '../form/RadioList.module.css';
import { describeDeployment } from './deploymentWords';

/** One deployment to choose. */
export function DeploymentRadio(props: {
  workload: Workload;
  name: string;
  isChosen: boolean;
  isFixed: boolean;
  onChoose(): void;
}) {
  const { workload } = props;
  const { ref, phase, stale } = workload;
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name={props.name}
        checked={props.isChosen}
        disabled={props.isFixed}
        onChange={props.onChoose}
      />
      <span className={styles.words}>
        <span className={styles.title}>
          {ref.name}{' '}
          <span>
            in {ref.namespace} on {ref.cluster}
          </span>
          {stale && ' (not confirmed)'}
        </span>{' '}
        <span className={styles.row}>
          <PhaseChip phase={phase} />{' '}
          <span className={styles.reason}>{describeDeployment(workload)}</span>
        </span>
      </span>
    </label>
  );
}
