import { Button, Text } from '@backstage/ui';
import type { AttentionGroup } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useId, useState } from 'react';
import { Age, SeverityChip } from '../../../components';
import styles from './Attention.module.css';
import { AttentionMembers } from './AttentionMembers';

const countWords = (count: number) =>
  count === 1 ? '1 deployment' : `${count} deployments`;

/** One cause: what, since when, what to do, and whom it troubles. */
export function AttentionCard(props: { group: AttentionGroup }) {
  const { severity, summary, nextStep, since, members } = props.group;
  const [open, setOpen] = useState(false);
  const membersId = useId();
  const word = open ? 'Hide them' : 'Show them';
  const isAlone = members.length === 1;
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
        {!isAlone && (
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={open}
            aria-controls={membersId}
            // Begins with what is on it, for people who speak to their computer (WCAG 2.5.3).
            aria-label={`${word}: ${summary}`}
            onPress={() => setOpen(!open)}
          >
            {word}
          </Button>
        )}
      </div>
      <Text as="p" weight="bold">
        {summary}
      </Text>
      {nextStep && (
        <Text as="p">
          <strong>Next step:</strong> {nextStep}
        </Text>
      )}
      <div id={membersId}>
        {(isAlone || open) && (
          <AttentionMembers members={members} label={`Affected: ${summary}`} />
        )}
      </div>
    </li>
  );
}
