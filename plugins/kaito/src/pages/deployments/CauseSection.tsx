import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { WorkloadDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { PHASE_WORDS, PhaseChip, Section } from '../../components';
import { Age } from './Age';
import styles from './Deployments.module.css';

function rawWords({ cause, phase }: WorkloadDetail): string | null {
  if (cause) {
    return `${cause.object}\n${cause.evidence}`;
  }
  const words = [phase.reason, phase.message].filter(Boolean);
  return words.length > 0 ? words.join('\n') : null;
}

/** What is so, why, and what to do next, with the cluster's own words one click away. */
export function CauseSection(props: { workload: WorkloadDetail }) {
  const { phase, cause } = props.workload;
  const raw = rawWords(props.workload);
  return (
    <Section title="What is going on">
      <div className={styles.lead}>
        <PhaseChip phase={phase} />
        {phase.since && (
          <Text color="secondary">
            for <Age since={phase.since} />
          </Text>
        )}
      </div>
      <Text as="p">{cause?.summary ?? PHASE_WORDS[phase.name].means}</Text>
      {cause?.nextStep && (
        <Text as="p">
          <strong>Next step:</strong> {cause.nextStep}
        </Text>
      )}
      {raw && (
        <Accordion>
          <AccordionTrigger title="In the cluster's own words" />
          <AccordionPanel>
            <pre className={styles.evidence}>{raw}</pre>
          </AccordionPanel>
        </Accordion>
      )}
    </Section>
  );
}
