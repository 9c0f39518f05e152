import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import styles from './Cause.module.css';

/** The cluster's own words, one click away. */
export function RawWords(props: { title: string; text: string }) {
  return (
    <Accordion>
      <AccordionTrigger title={props.title} />
      <AccordionPanel>
        <pre className={styles.evidence}>{props.text}</pre>
      </AccordionPanel>
    </Accordion>
  );
}
