import type { KaitoRequestDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Section } from '../../../components';
import { StageItem } from './StageItem';
import styles from './Stages.module.css';

/** The steps of a request, one below the other. */
export function StagesSection(props: { request: KaitoRequestDetail }) {
  return (
    <Section title="The way to what was asked for">
      <ol className={styles.stages} aria-label="Steps of this request">
        {props.request.stages.map(stage => (
          <StageItem key={stage.stage} stage={stage} />
        ))}
      </ol>
    </Section>
  );
}
