import { Button, Text } from '@backstage/ui';
import { useState } from 'react';
import { asSentence, errorKind, Section } from '../../../components';
import { useAttention } from '../../../hooks';
import styles from './Attention.module.css';
import { AttentionCard } from './AttentionCard';

/** Shown until asked for the rest. */
const SHOWN = 3;

/** What is wrong in the fleet, one entry for each cause, the worst first as the backend orders them. Nothing when nothing is. */
export function AttentionSection() {
  const { data, error } = useAttention();
  const [all, setAll] = useState(false);
  if (error && (!data || errorKind(error) !== 'failed')) {
    return (
      <Text as="p" role="status" color="secondary">
        What needs attention could not be worked out:{' '}
        {asSentence(error.message)} The list below is not affected.
      </Text>
    );
  }
  const groups = data?.items ?? [];
  if (groups.length === 0) {
    return null;
  }
  const shown = all ? groups : groups.slice(0, SHOWN);
  return (
    <Section title={`Needs attention (${groups.length})`}>
      <ul className={styles.groups}>
        {shown.map(group => (
          <AttentionCard key={group.id} group={group} />
        ))}
      </ul>
      {groups.length > SHOWN && (
        <div>
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={all}
            onPress={() => setAll(!all)}
          >
            {all ? `Show the worst ${SHOWN}` : `Show all ${groups.length}`}
          </Button>
        </div>
      )}
    </Section>
  );
}
