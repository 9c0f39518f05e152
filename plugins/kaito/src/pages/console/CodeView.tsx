import { Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import type {
  ChatRequest,
  EndpointView,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { CopyButton } from '../../components/CopyButton';
import styles from './ConsolePage.module.css';
import { chatSnippets } from './snippets';

/** The conversation's next call as code. */
export function CodeView(props: {
  endpoint: EndpointView;
  request: ChatRequest;
}) {
  const { endpoint, request } = props;
  const snippets = chatSnippets(endpoint.inClusterUrl, request);
  return (
    <div className={styles.code}>
      <Text as="p" color="secondary">
        The same call with the same parameters, from inside the cluster{' '}
        {endpoint.workload.cluster}. No key is needed there.
      </Text>
      <Tabs>
        <TabList aria-label="Language">
          {snippets.map(snippet => (
            <Tab key={snippet.id} id={snippet.id}>
              {snippet.title}
            </Tab>
          ))}
        </TabList>
        {snippets.map(snippet => (
          <TabPanel key={snippet.id} id={snippet.id}>
            <div className={styles.snippet}>
              <CopyButton text={snippet.code} label={`Copy ${snippet.title}`} />
              {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
              <pre tabIndex={0} aria-label={`${snippet.title} code`}>
                {snippet.code}
              </pre>
            </div>
          </TabPanel>
        ))}
      </Tabs>
    </div>
  );
}
