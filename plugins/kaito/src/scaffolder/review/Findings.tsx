import type { PreparedDeployment } from '@kaito-portal/backstage-plugin-kaito-common/requests';
import {
  RiAlertLine,
  RiLightbulbLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { Chip, Message, type Tone } from '../../components';
import { sentences } from './checkWords';
import { fieldTitle } from './fieldTitles';
import styles from './Review.module.css';

type Found = PreparedDeployment['findings'][number];

/** What KAITO refuses never gets here: it is a problem of the form. */
const WORDS: Record<
  Exclude<Found['severity'], 'rejected'>,
  { word: string; tone: Tone; icon: RemixiconComponentType }
> = {
  ineffective: { word: 'mind', tone: 'warning', icon: RiAlertLine },
  advice: { word: 'advice', tone: 'neutral', icon: RiLightbulbLine },
  'not-checked': {
    word: 'not checked',
    tone: 'neutral',
    icon: RiQuestionLine,
  },
};

const ORDER = Object.keys(WORDS);

/** What the checks of the manifests found, beside the field each concerns; what weighs most first. */
export function Findings(props: { findings: readonly Found[] }) {
  const findings = [...props.findings]
    .filter(({ severity }) => severity in WORDS)
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
  return (
    <ul className={styles.checks} aria-label="Findings">
      {findings.map(({ rule, path, severity, message, fix }) => {
        const { word, tone, icon } = WORDS[severity as keyof typeof WORDS];
        return (
          <li key={`${rule}/${path}/${message}`}>
            <Chip tone={tone} icon={icon}>
              {word}
            </Chip>
            <span>
              <strong>{fieldTitle(path)}</strong>:{' '}
              <Message text={sentences(message, fix)} />{' '}
              <span className={styles.aside}>({rule})</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
