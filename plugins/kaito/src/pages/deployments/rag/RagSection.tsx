import {
  Button,
  Select,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
} from '@backstage/ui';
import { RiRefreshLine } from '@remixicon/react';
import { EmptyState, QueryStates, Section } from '../../../components';
import { useUrlState } from '../../../hooks';
import { AskPanel } from './AskPanel';
import { DocumentsPanel } from './DocumentsPanel';
import { IndexActs } from './IndexActs';
import { IngestPanel } from './IngestPanel';
import { LoadIndex } from './LoadIndex';
import { OnRecord } from './OnRecord';
import styles from './Rag.module.css';
import { useEngine, useIndexes } from './useEngine';

const VIEWS = ['ask', 'documents', 'add'] as const;

function Indexes(props: {
  endpointId: string;
  names: readonly string[];
  refetch(): void;
}) {
  const { endpointId, names, refetch } = props;
  const engine = useEngine(endpointId);
  const [params, updateParams] = useUrlState();
  const wanted = params.get('index');
  const index = names.find(name => name === wanted) ?? names[0] ?? null;
  const view =
    index === null
      ? 'add'
      : VIEWS.find(one => one === params.get('rag')) ?? 'ask';
  const choose = (name: string) =>
    updateParams(next => next.set('index', name));
  const show = (name: string) => {
    updateParams(next => {
      next.set('index', name);
      next.set('rag', 'add');
    });
    refetch();
  };
  return (
    <>
      {index === null ? (
        <EmptyState
          title="No index yet"
          reason="Add a text or a file below, and name the index it goes to."
        />
      ) : (
        <>
          <div className={styles.row}>
            <div className={styles.field}>
              <Select
                label="Index"
                options={names.map(name => ({ value: name, label: name }))}
                selectedKey={index}
                onSelectionChange={key => choose(String(key))}
              />
            </div>
            <Button
              variant="secondary"
              iconStart={<RiRefreshLine aria-hidden="true" />}
              onPress={refetch}
            >
              Look for indexes again
            </Button>
          </div>
          {wanted && wanted !== index && (
            <Text as="p" color="secondary">
              There is no index “{wanted}” any more.
            </Text>
          )}
          <IndexActs
            key={index}
            engine={engine}
            index={index}
            onLoaded={refetch}
            onDeleted={refetch}
          />
        </>
      )}
      <Tabs
        selectedKey={view}
        onSelectionChange={key =>
          updateParams(next => next.set('rag', String(key)))
        }
      >
        <TabList aria-label="What to do with the index">
          {index !== null && <Tab id="ask">Ask</Tab>}
          {index !== null && <Tab id="documents">Documents</Tab>}
          <Tab id="add">Add documents</Tab>
        </TabList>
        <TabPanel id="ask">
          {index !== null && <AskPanel engine={engine} index={index} />}
        </TabPanel>
        <TabPanel id="documents">
          {index !== null && (
            <DocumentsPanel key={index} engine={engine} index={index} />
          )}
        </TabPanel>
        <TabPanel id="add">
          <IngestPanel engine={engine} index={index} onStored={show} />
          <LoadIndex engine={engine} onLoaded={show} />
        </TabPanel>
      </Tabs>
    </>
  );
}

/** Indexes of a RAGEngine: what is in them, what to add, and what they answer. */
export function RagSection(props: { endpointId: string }) {
  const query = useIndexes(props.endpointId);
  return (
    <Section title="Indexes">
      <OnRecord endpointId={props.endpointId} />
      <QueryStates
        what="indexes"
        mayNot="use this engine's indexes: they are for those who may invoke it"
        query={query}
      >
        {names => (
          <Indexes
            endpointId={props.endpointId}
            names={names}
            refetch={query.refetch}
          />
        )}
      </QueryStates>
    </Section>
  );
}
