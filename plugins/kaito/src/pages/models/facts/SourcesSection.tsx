import { Link, Text } from '@backstage/ui';
import type { FactSource } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Section } from '../../../components';
import styles from '../Models.module.css';

const FACT_WORDS: Record<string, string> = {
  all: 'all facts',
  weightsGiB: 'weights',
  contextLimit: 'context',
  kvBytesPerToken: 'memory per token',
  toolParser: 'tool parser',
  reasoningParser: 'reasoning parser',
  mtBench: 'MT-Bench',
  licenceClass: 'what the licence allows',
};

function factWords(facts: readonly string[]): string {
  return facts.map(fact => FACT_WORDS[fact] ?? fact).join(', ');
}

/** Where each fact comes from and when it was taken. */
export function SourcesSection(props: { sources: readonly FactSource[] }) {
  return (
    <Section title="Where the facts come from">
      {props.sources.length === 0 && (
        <Text as="p" color="secondary">
          Nobody recorded a source.
        </Text>
      )}
      <ul className={styles.rows}>
        {props.sources.map(({ facts, source, url, asOf }) => (
          <li key={`${facts.join()}/${source}`}>
            <Text as="p">
              {url ? (
                <Link href={url} target="_blank" rel="noreferrer">
                  {source}
                </Link>
              ) : (
                source
              )}
              , {asOf}
            </Text>
            <Text as="p" color="secondary">
              {factWords(facts)}
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  );
}
