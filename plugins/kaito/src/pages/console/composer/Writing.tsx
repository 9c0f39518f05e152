import { memo, useState, type MutableRefObject } from 'react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { useSession } from '../session/SessionContext';
import { Composer } from './Composer';
import { CopyConversation } from './CopyConversation';
import { ImageBar } from './ImageBar';
import { imageAbility } from './images';
import { useImages } from './useImages';

function WritingPart(props: {
  isChat: boolean;
  busy: boolean;
  /** Why nothing can be sent; null when it can. */
  blocked: string | null;
  /** Those that are asked. */
  endpoints: readonly EndpointView[];
  /** Where a draft outlives this part. */
  draftRef: MutableRefObject<string>;
}) {
  const { isChat, busy, blocked, endpoints, draftRef } = props;
  const session = useSession();
  const [draft, setDraft] = useState(draftRef.current);
  const images = useImages();
  const { ability, note } = imageAbility(endpoints);
  const write = (text: string) => {
    draftRef.current = text;
    setDraft(text);
  };
  const send = () => {
    session.ask(draft, isChat ? images.urls : []);
    write('');
    images.clear();
  };
  return (
    <Composer
      label={isChat ? 'Message' : 'Text to continue'}
      draft={draft}
      onDraftChange={write}
      busy={busy}
      blocked={blocked}
      hasImages={isChat && images.urls.length > 0}
      onPaste={files => isChat && ability !== 'no' && images.add(files)}
      onSend={send}
      onStop={session.stop}
    >
      {isChat && endpoints.length > 0 && (
        <ImageBar
          images={images}
          refusal={ability === 'no' ? note : null}
          note={note}
        />
      )}
      <CopyConversation />
    </Composer>
  );
}

/** Where one writes to all models. It draws itself alone while one types. */
export const Writing = memo(WritingPart);
