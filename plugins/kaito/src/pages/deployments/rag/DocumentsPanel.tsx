import { Button, Text, TextField } from '@backstage/ui';
import type { RagDocument } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { RiRefreshLine } from '@remixicon/react';
import { useState } from 'react';
import { EmptyState, QueryStates } from '../../../components';
import { ConfirmButton } from './ConfirmButton';
import { sourceOf } from './documentsIn';
import { deleteDocument, type Engine } from './engine';
import { Metadata } from './Metadata';
import styles from './Rag.module.css';
import { PAGE_SIZE, useDocuments } from './useEngine';

function Document(props: {
  document: RagDocument;
  onDelete(): Promise<void>;
  onDeleted(): void;
}) {
  const { document, onDelete, onDeleted } = props;
  const source = sourceOf(document);
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Text weight="bold">{source}</Text>
        <ConfirmButton
          label="Remove document"
          onConfirm={onDelete}
          onDone={onDeleted}
        >
          {source} ({document.doc_id}) will be gone from the index, and answers
          will not use it any more. The portal keeps no copy.
        </ConfirmButton>
      </div>
      <p
        className={styles.text}
        // Scrollable content must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {document.text}
        {document.is_truncated && '…'}
      </p>
      {document.is_truncated && (
        <span className={styles.quiet}>
          Only the beginning is shown; the engine has all of it.
        </span>
      )}
      <Metadata metadata={document.metadata} />
      <span className={styles.quiet}>id {document.doc_id}</span>
    </li>
  );
}

const holds = (document: RagDocument, words: string) =>
  `${document.text} ${JSON.stringify(document.metadata ?? {})}`
    .toLowerCase()
    .includes(words);

/** Documents of an index, a page at a time. */
export function DocumentsPanel(props: { engine: Engine; index: string }) {
  const { engine, index } = props;
  const [offset, setOffset] = useState(0);
  const [search, setSearch] = useState('');
  const query = useDocuments(engine.endpointId, index, offset);
  const words = search.trim().toLowerCase();
  return (
    <div className={styles.panel}>
      <div className={styles.row}>
        <div className={styles.field}>
          <TextField
            label="Search on this page"
            value={search}
            onChange={setSearch}
          />
        </div>
        <Button
          variant="secondary"
          iconStart={<RiRefreshLine aria-hidden="true" />}
          isDisabled={query.isFetching}
          onPress={query.refetch}
        >
          Read again
        </Button>
      </div>
      <QueryStates
        what="documents"
        query={query}
        isEmpty={({ documents }) => documents.length === 0}
        empty={
          <EmptyState
            title={offset > 0 ? 'No more documents' : 'This index is empty'}
            reason={
              offset > 0
                ? 'Go back a page.'
                : 'Add documents, and they are found from then on.'
            }
          />
        }
      >
        {({ documents }) => {
          const page = documents.slice(0, PAGE_SIZE);
          const shown = page.filter(document => holds(document, words));
          return (
            <>
              <Text as="p" role="status" color="secondary">
                {words
                  ? `${shown.length} of the ${
                      page.length
                    } documents on this page hold “${search.trim()}”.`
                  : `Documents ${offset + 1} to ${
                      offset + page.length
                    }. How many there are the engine does not tell.`}
              </Text>
              <ul className={styles.list} aria-label={`Documents of ${index}`}>
                {shown.map(document => (
                  <Document
                    key={document.doc_id}
                    document={document}
                    onDelete={() =>
                      deleteDocument(engine, index, document.doc_id)
                    }
                    onDeleted={query.refetch}
                  />
                ))}
              </ul>
            </>
          );
        }}
      </QueryStates>
      <div className={styles.row}>
        <Button
          variant="secondary"
          isDisabled={offset === 0}
          onPress={() => setOffset(Math.max(0, offset - PAGE_SIZE))}
        >
          Previous page
        </Button>
        <Button
          variant="secondary"
          isDisabled={(query.data?.documents.length ?? 0) <= PAGE_SIZE}
          onPress={() => setOffset(offset + PAGE_SIZE)}
        >
          Next page
        </Button>
      </div>
    </div>
  );
}
