import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { AttentionGroup } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { SeverityChip } from '../../../components';
import { Age } from '../Age';
import styles from './Attention.module.css';
import { AttentionMembers } from './AttentionMembers';

const countWords = (count: number) =>
  count === 1 ? '1 deployment' : `${count} deployments`;

/** One cause: what, since when, what to do, and whom it troubles. */
export function AttentionCard(props: { group: AttentionGroup }) {
  const { severity, summary, nextStep, since, members } = props.group;
  return (
    <li className={styles.group}>
      <div className={styles.head}>
        <SeverityChip severity={severity} />
        <Text color="secondary">
          {countWords(members.length)}
          {since && (
            <>
              {' '}
              · for <Age since={since} />
            </>
          )}
        </Text>
      </div>
      <Text as="p" weight="bold">
        {summary}
      </Text>
      {nextStep && (
        <Text as="p">
          <strong>Next step:</strong> {nextStep}
        </Text>
      )}
      {members.length === 1 ? (
        <AttentionMembers members={members} label={`Affected: ${summary}`} />
      ) : (
        <Accordion>
          <AccordionTrigger title={`Show the ${countWords(members.length)}`} />
          <AccordionPanel>
            <AttentionMembers
              members={members}
              label={`Affected: ${summary}`}
            />
          </AccordionPanel>
        </Accordion>
      )}
    </li>
  );
}
