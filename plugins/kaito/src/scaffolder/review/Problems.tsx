import { Alert } from '@backstage/ui';
import { Message } from '../../components';
import type { FieldProblem } from './previewForm';
import styles from './Review.module.css';

/** Fields that keep a request from being rendered, each with its title. */
export function Problems(props: { problems: readonly FieldProblem[] }) {
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title="This cannot be asked for yet"
      description={
        <ul className={styles.plain}>
          {props.problems.map(({ field, title, reason }) => (
            <li key={`${field}/${reason}`}>
              <strong>{title}</strong>: <Message text={reason} />
            </li>
          ))}
        </ul>
      }
    />
  );
}
