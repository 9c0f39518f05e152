import { Link } from '@backstage/ui';
import type { KaitoRequestDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Age, EntityName, FactList, Section } from '../../components';
import { useKaitoLinks } from '../../nav';
import { PullRequestSection } from './PullRequestSection';
import styles from './Requests.module.css';
import { StagesSection } from './stages/StagesSection';
import { StandingSection } from './StandingSection';

function Files(props: { files: readonly string[] }) {
  if (props.files.length === 0) {
    return null;
  }
  return (
    <Section title="Files it touches">
      <ul className={styles.files}>
        {props.files.map(file => (
          <li key={file}>{file}</li>
        ))}
      </ul>
    </Section>
  );
}

/** Everything known of one request. */
export function RequestView(props: { request: KaitoRequestDetail }) {
  const { request } = props;
  const links = useKaitoLinks();
  const task = request.taskId && links.task(request.taskId);
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <StandingSection request={request} />
        <StagesSection request={request} />
      </div>
      <div className={styles.column}>
        <PullRequestSection request={request} />
        <Section title="What was asked for">
          <FactList
            facts={[
              ['Asked by', <EntityName value={request.requestedBy} />],
              ['Owner', request.owner && <EntityName value={request.owner} />],
              ['Purpose', request.purpose],
              ['Model', request.model],
              ['Machine type', request.instanceType],
              ['Until', request.expires],
              ['Submitted', <Age since={request.submittedAt} />],
              [
                'Task',
                task ? <Link href={task}>Its log</Link> : request.taskId,
              ],
              ['Request', request.id],
            ]}
          />
        </Section>
        <Files files={request.files} />
      </div>
    </div>
  );
}
