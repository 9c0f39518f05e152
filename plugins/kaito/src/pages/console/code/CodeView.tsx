import { Alert, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import {
  endpointSnippets,
  TOKEN_VARIABLE,
  type Snippet,
  type SnippetRequest,
} from '@kaito-portal/backstage-plugin-kaito-common/snippets';
import { CodeBlock } from '../answer';
import styles from './CodeView.module.css';
import { useGatewayBaseUrl } from './useGatewayBaseUrl';

/** The request in the mode the person is in. */
export type CodeRequest =
  | { mode?: 'chat'; request: Extract<SnippetRequest, { messages: unknown }> }
  | {
      mode: 'completion';
      request: Extract<SnippetRequest, { prompt: unknown }>;
    };

function SnippetTabs(props: { snippets: Snippet[] }) {
  const { snippets } = props;
  return (
    <Tabs>
      <div className={styles.tabs}>
        <TabList aria-label="Language">
          {snippets.map(snippet => (
            <Tab key={snippet.id} id={snippet.id}>
              {snippet.title}
            </Tab>
          ))}
        </TabList>
      </div>
      {snippets.map(snippet => (
        <TabPanel key={snippet.id} id={snippet.id}>
          <div className={styles.snippet}>
            <Text as="p" variant="body-small" color="secondary">
              Needs: {snippet.needs}
            </Text>
            <CodeBlock
              language={snippet.language}
              code={snippet.code}
              label={`${snippet.title} code`}
            />
          </div>
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** The conversation's next call as code, with its parameters, to be copied and run as it is. */
export function CodeView(props: { endpoint: EndpointView } & CodeRequest) {
  const { endpoint, request } = props;
  const { baseUrl, error } = useGatewayBaseUrl(endpoint.id);
  if (error) {
    return (
      <Alert
        role="alert"
        status="danger"
        icon
        title="The portal’s own address is not known"
        description={error.message}
      />
    );
  }
  const { workload, inClusterUrl } = endpoint;
  return (
    <div className={styles.code}>
      <Text as="p" color="secondary">
        The same call with the same parameters, through the portal. Code takes
        your token from the environment variable <code>{TOKEN_VARIABLE}</code>{' '}
        and never holds it; <code>kaito-portal login</code> signs a terminal in.
      </Text>
      {baseUrl !== null && (
        <SnippetTabs
          snippets={endpointSnippets(
            { baseUrl, request },
            workload && inClusterUrl
              ? { cluster: workload.cluster, inClusterUrl }
              : null,
          )}
        />
      )}
    </div>
  );
}
