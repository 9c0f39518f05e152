import type { EvidenceGrade } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Chip, type Tone } from '../../components';
import styles from './Inventory.module.css';
import { EVIDENCE_WORDS } from './inventoryWords';

const TONES: Record<EvidenceGrade, Tone> = {
  A: 'ok',
  B: 'progress',
  C: 'warning',
};

/** A grade of evidence: the letter and its word. */
export function EvidenceChip(props: { grade: EvidenceGrade }) {
  const { grade } = props;
  const { word, means } = EVIDENCE_WORDS[grade];
  return (
    <Chip tone={TONES[grade]} hint={means}>
      <span className={styles.unbroken}>
        {grade} · {word}
      </span>
    </Chip>
  );
}
