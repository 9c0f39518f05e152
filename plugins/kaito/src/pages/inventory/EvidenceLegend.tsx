import type {
  EvidenceGrade,
  InventoryEntry,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { EvidenceChip } from './EvidenceChip';
import styles from './Inventory.module.css';
import { countGrades, EVIDENCE_WORDS } from './inventoryWords';

const GRADES: EvidenceGrade[] = ['A', 'B', 'C'];

/** What the grades mean and how many entries have each. */
export function EvidenceLegend(props: { entries: readonly InventoryEntry[] }) {
  const counts = countGrades(props.entries);
  return (
    <dl className={styles.legend} aria-label="Grades of evidence">
      {GRADES.map(grade => (
        <div key={grade}>
          <dt>
            <EvidenceChip grade={grade} /> {counts[grade]}
          </dt>
          <dd>{EVIDENCE_WORDS[grade].means}</dd>
        </div>
      ))}
    </dl>
  );
}
