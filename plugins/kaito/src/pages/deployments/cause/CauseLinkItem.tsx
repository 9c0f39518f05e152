import { Text } from '@backstage/ui';
import type { CauseLink } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { Age, Chip, Message } from '../../../components';
import styles from './Cause.module.css';
import { LAYER_WORDS, rawWords } from './layerWords';
import { RawWords } from './RawWords';

const OWN_WORDS = "In the cluster's own words";

/** One link of a root-cause chain: what, why, since when and what to do. */
export function CauseLinkItem(props: { link: CauseLink; isDeepest: boolean }) {
  const { link, isDeepest } = props;
  return (
    <li className={styles.link}>
      <div className={styles.head}>
        <Chip tone={isDeepest ? 'error' : 'neutral'}>
          {LAYER_WORDS[link.layer]}
        </Chip>
        <Text color="secondary">
          {link.object}
          {link.since && (
            <>
              {' '}
              · for <Age since={link.since} />
            </>
          )}
        </Text>
      </div>
      <Text as="p" weight={isDeepest ? 'bold' : 'regular'}>
        {link.summary}
      </Text>
      {link.why && (
        <Text as="p">
          <Message text={link.why} />
        </Text>
      )}
      {link.nextStep && (
        <Text as="p">
          <strong>Next step:</strong> {link.nextStep}
        </Text>
      )}
      {link.alsoAffects.length > 0 && (
        <Text as="p" color="secondary">
          The same on: {link.alsoAffects.join(', ')}
        </Text>
      )}
      <RawWords
        title={isDeepest ? OWN_WORDS : `${OWN_WORDS}: ${link.object}`}
        text={rawWords(link)}
      />
    </li>
  );
}
