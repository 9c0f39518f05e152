import { Text } from '@backstage/ui';
import type { TokenLogprob } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { useState } from 'react';
import { Folded } from '../parts/Folded';
import styles from './Logprobs.module.css';

/** Most tokens that are drawn: each is a button. */
const MAX_TOKENS = 600;

const percent = (logprob: number) =>
  `${(Math.exp(logprob) * 100).toFixed(1)} %`;

/** White space as signs, so that it can be seen and read out. */
const visible = (token: string) =>
  token.replaceAll('\n', '⏎').replaceAll('\t', '⇥').replaceAll(' ', '␣') ||
  '(empty)';

/** Where a token counts as less sure: below each of these probabilities a step. */
const LIMITS = [0.9, 0.5, 0.2];
const STEPS = ['', styles.step1, styles.step2, styles.step3];

/** How sure the model was, in four steps; colour alone says nothing, the table does. */
function sureness(logprob: number): string {
  const probability = Math.exp(logprob);
  return STEPS[LIMITS.filter(limit => probability < limit).length];
}

function Alternatives(props: { token: TokenLogprob }) {
  const { token, logprob, top } = props.token;
  const others = top.filter(other => other.token !== token);
  return (
    <table className={styles.table}>
      <caption>Most probable here</caption>
      <thead>
        <tr>
          <th scope="col">Token</th>
          <th scope="col">Probability</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            <code>{visible(token)}</code> (taken)
          </th>
          <td>{percent(logprob)}</td>
        </tr>
        {others.map((other, index) => (
          <tr key={index}>
            <th scope="row">
              <code>{visible(other.token)}</code>
            </th>
            <td>{percent(other.logprob)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tokens(props: { logprobs: readonly TokenLogprob[] }) {
  const { logprobs } = props;
  const [chosen, setChosen] = useState(0);
  return (
    <>
      <Text as="p" variant="body-small" color="secondary">
        As the model reports it. The fainter a token, the surer; choose one to
        see what else it might have been.
      </Text>
      <div className={styles.tokens}>
        {logprobs.slice(0, MAX_TOKENS).map((one, index) => (
          <button
            key={index}
            type="button"
            className={`${styles.token} ${sureness(one.logprob)}`}
            aria-pressed={index === chosen}
            aria-label={`${visible(one.token)}, ${percent(one.logprob)}`}
            onClick={() => setChosen(index)}
          >
            {visible(one.token)}
          </button>
        ))}
      </div>
      {logprobs.length > MAX_TOKENS && (
        <Text as="p" variant="body-small" color="secondary">
          The first {MAX_TOKENS} of {logprobs.length} tokens.
        </Text>
      )}
      <Alternatives token={logprobs[chosen]} />
    </>
  );
}

/** How probable each token was and what else was, folded. Nothing when the model was not asked or did not say. */
export function LogprobsView(props: { logprobs: readonly TokenLogprob[] }) {
  return props.logprobs.length === 0 ? null : (
    <Folded title="Token probabilities">
      <Tokens logprobs={props.logprobs} />
    </Folded>
  );
}
