import type { PreflightReport } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, Message } from '../../components';
import { byOutcome, CHECK_TITLES, OUTCOMES, sentences } from './checkWords';
import { fieldTitle } from './fieldTitles';
import styles from './Review.module.css';

/** What was checked before anything is asked for, the worst first, each with its reason and the next step. */
export function CheckList(props: { checks: PreflightReport['checks'] }) {
  return (
    <ul className={styles.checks} aria-label="Checks">
      {byOutcome(props.checks).map(
        ({ check, outcome, reason, nextStep, field }) => {
          const { word, tone, icon } = OUTCOMES[outcome];
          return (
            <li key={`${check}/${field}/${reason}`}>
              <Chip tone={tone} icon={icon}>
                {word}
              </Chip>
              <span>
                <strong>{CHECK_TITLES[check]}</strong>
                {field && (
                  <span className={styles.aside}> {fieldTitle(field)}</span>
                )}
                <br />
                <Message text={sentences(reason, nextStep)} />
              </span>
            </li>
          );
        },
      )}
    </ul>
  );
}
