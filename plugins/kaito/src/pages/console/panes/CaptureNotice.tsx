import { Alert } from '@backstage/ui';
import { RiEyeLine } from '@remixicon/react';
import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { captureWords } from './endpointWords';

/** Tells what the portal keeps of what is said; nothing where it keeps nothing. */
export function CaptureNotice(props: {
  capture: EndpointView['capture'];
  /** It is told of several endpoints at once. */
  several?: boolean;
}) {
  const words = captureWords(props.capture, props.several);
  return (
    words && (
      <Alert
        role="note"
        status="info"
        icon={<RiEyeLine aria-hidden="true" />}
        title={words.title}
        description={words.description}
      />
    )
  );
}
