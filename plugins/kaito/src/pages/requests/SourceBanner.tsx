import { Alert } from '@backstage/ui';
import type { RequestPage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { asSentence, formatAge } from '../../components';
import { useNow } from '../../hooks';
import styles from './Requests.module.css';

/** Says which Git hosts cannot be asked, since when and why. Nothing when all answer. */
export function SourceBanner(props: { problems: RequestPage['problems'] }) {
  const now = useNow(5_000);
  const { problems } = props;
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title="Not every pull request can be followed now"
      description={
        <ul className={styles.plain}>
          {problems.map(({ source, message, since, requests }) => (
            <li key={source}>
              <strong>{source}</strong> cannot be asked for{' '}
              {formatAge(since, now)}: {asSentence(message)} What is shown of{' '}
              {requests} {requests === 1 ? 'request' : 'requests'} is from
              before.
            </li>
          ))}
        </ul>
      }
    />
  );
}
