import { Text } from '@backstage/ui';
import type {
  CauseLink,
  WorkloadDetail,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Age, PHASE_WORDS, PhaseChip, Section } from '../../../components';
import styles from './Cause.module.css';
import { CauseLinkItem } from './CauseLinkItem';
import { RawWords } from './RawWords';

const linkKey = ({ layer, code, object }: CauseLink) =>
  `${layer}/${code}/${object}`;

/** The deepest cause alone, as backends without a chain tell it, or the phase when there is none. */
function SingleCause(props: { workload: WorkloadDetail }) {
  const { phase, cause } = props.workload;
  const raw = cause
    ? [cause.object, cause.evidence]
    : [phase.reason, phase.message].filter(Boolean);
  return (
    <>
      <Text as="p">{cause?.summary ?? PHASE_WORDS[phase.name].means}</Text>
      {cause?.nextStep && (
        <Text as="p">
          <strong>Next step:</strong> {cause.nextStep}
        </Text>
      )}
      {raw.length > 0 && (
        <RawWords title="In the cluster's own words" text={raw.join('\n')} />
      )}
    </>
  );
}

/** What is so, why down to the root, and what to do next, with the cluster's own words one click away. */
export function CauseSection(props: { workload: WorkloadDetail }) {
  const { phase, causeChain = [] } = props.workload;
  const [deepest, ...effects] = causeChain;
  return (
    <Section title="What is going on">
      <div className={styles.head}>
        <PhaseChip phase={phase} />
        {phase.since && (
          <Text color="secondary">
            for <Age since={phase.since} />
          </Text>
        )}
      </div>
      {deepest ? (
        <ol className={styles.chain} aria-label="Causes, the deepest first">
          <CauseLinkItem key={linkKey(deepest)} link={deepest} isDeepest />
          {effects.map(link => (
            <CauseLinkItem key={linkKey(link)} link={link} isDeepest={false} />
          ))}
        </ol>
      ) : (
        <SingleCause workload={props.workload} />
      )}
    </Section>
  );
}
