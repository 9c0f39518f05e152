import { Button, Link } from '@backstage/ui';
import type { AttentionMember } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useState } from 'react';
import { Age, Chip, EntityName, PHASE_WORDS } from '../../../components';
import { refKey } from '../../../live/cache/patchPages';
import { useKaitoLinks } from '../../../nav';
import styles from './Attention.module.css';

/** Shown at a time: one cause may trouble thousands. */
const STEP = 20;

/** Deployments with one problem, each with its own words for it. */
export function AttentionMembers(props: {
  members: readonly AttentionMember[];
  label: string;
}) {
  const { members } = props;
  const links = useKaitoLinks();
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <ul className={styles.members} aria-label={props.label}>
        {members.slice(0, shown).map(member => (
          <li key={refKey(member.ref)} className={styles.member}>
            <Link href={links.deployment(member.ref)} weight="bold">
              {member.ref.name}
            </Link>
            <span className={styles.quiet}>
              {member.ref.kind} in {member.ref.namespace} on{' '}
              {member.ref.cluster} · {PHASE_WORDS[member.phase].word}
              {member.since && (
                <>
                  {' '}
                  for <Age since={member.since} />
                </>
              )}
            </span>
            {member.owner && <EntityName value={member.owner} />}
            {member.stale && (
              <Chip
                tone="warning"
                hint="The cluster cannot confirm it any more"
              >
                stale
              </Chip>
            )}
            {members.length > 1 && <div>{member.summary}</div>}
          </li>
        ))}
      </ul>
      {members.length > shown && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setShown(shown + STEP)}
        >
          {`Show more (${members.length - shown})`}
        </Button>
      )}
    </>
  );
}
