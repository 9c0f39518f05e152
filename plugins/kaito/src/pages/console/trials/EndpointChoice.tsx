import { Checkbox, Text } from '@backstage/ui';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useId } from 'react';
import { chooseModel } from '../panes/chooseTarget';
import { captureWords, describeEndpoint } from '../panes/endpointWords';
import type { Asked } from './run/TrialRunner';
import styles from './Trials.module.css';

/** Most endpoints of one run. */
export const MOST_ENDPOINTS = 6;

/** The endpoint with the model it is asked for; null when it names none or answers no chat. */
export function toAsked(endpoint: EndpointView): Asked | null {
  const served = endpoint.health.models.map(({ id }) => id);
  const { model } = chooseModel(endpoint, served, null);
  return model !== null && endpoint.calls.includes('chat')
    ? { endpoint, model }
    : null;
}

function noteOf(endpoint: EndpointView): string {
  const asked = toAsked(endpoint);
  if (!asked) {
    return endpoint.calls.includes('chat')
      ? 'It names no model to call.'
      : 'It answers no chat.';
  }
  const capture = captureWords(endpoint.capture);
  return [
    asked.model,
    describeEndpoint(endpoint),
    ...(capture ? [capture.title] : []),
  ].join(' · ');
}

/** Which endpoints are asked, up to {@link MOST_ENDPOINTS}. */
export function EndpointChoice(props: {
  endpoints: readonly EndpointView[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}) {
  const { endpoints, chosen, onChange } = props;
  const id = useId();
  const full = chosen.length >= MOST_ENDPOINTS;
  return (
    <div role="group" aria-labelledby={id} className={styles.endpoints}>
      <Text as="p" id={id} variant="body-small" weight="bold">
        Models, up to {MOST_ENDPOINTS}
      </Text>
      <ul className={styles.choices}>
        {endpoints.map(endpoint => {
          const on = chosen.includes(endpoint.id);
          return (
            <li key={endpoint.id}>
              <Checkbox
                isSelected={on}
                isDisabled={!toAsked(endpoint) || (full && !on)}
                onChange={selected =>
                  onChange(
                    selected
                      ? [...chosen, endpoint.id]
                      : chosen.filter(one => one !== endpoint.id),
                  )
                }
              >
                {endpoint.title}
              </Checkbox>
              <Text as="p" variant="body-x-small" color="secondary">
                {noteOf(endpoint)}
              </Text>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
