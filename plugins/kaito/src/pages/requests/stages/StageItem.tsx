import type { RequestStage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Fragment } from 'react';
import {
  Chip,
  EntityName,
  FreshnessTag,
  formatInstant,
  Message,
} from '../../../components';
import { useNow } from '../../../hooks';
import { STAGE_LOOKS, STAGE_WORDS } from '../requestWords';
import { elapsedWords } from './elapsedWords';
import styles from './Stages.module.css';

/** Steps of which it matters how current their source is. */
const LIVES: readonly RequestStage['state'][] = [
  'current',
  'failed',
  'not-checked',
];

function People(props: { by: readonly string[] }) {
  return (
    <>
      {props.by.map((person, index) => (
        <Fragment key={person}>
          {index > 0 && ', '}
          <EntityName value={person} />
        </Fragment>
      ))}
    </>
  );
}

/** One step: how it stands, when and by whom, how long, and who says so. */
export function StageItem(props: { stage: RequestStage }) {
  const { stage } = props;
  const { state, at, by, message, source } = stage;
  const now = useNow();
  const { word, tone, icon: Icon } = STAGE_LOOKS[state];
  const time = elapsedWords(stage, now);
  return (
    <li
      className={styles.stage}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span
        className={
          tone === 'neutral' ? styles.mark : `${styles.mark} ${styles[tone]}`
        }
      >
        <Icon aria-hidden="true" />
      </span>
      <div>
        <div className={styles.head}>
          <span className={styles.title}>{STAGE_WORDS[stage.stage]}</span>
          <Chip tone={tone}>{word}</Chip>
          {at && (
            <time dateTime={at} className={styles.quiet}>
              {formatInstant(at, now)}
            </time>
          )}
          {by.length > 0 && (
            <span className={styles.quiet}>
              by <People by={by} />
            </span>
          )}
        </div>
        {message && (
          <div className={styles.message}>
            <Message text={message} />
          </div>
        )}
        {time && <div className={styles.quiet}>{time}</div>}
        {source && LIVES.includes(state) && (
          <div className={styles.quiet}>
            from {source.name}{' '}
            <FreshnessTag asOf={source.asOf} stale={source.problem !== null} />
          </div>
        )}
      </div>
    </li>
  );
}
