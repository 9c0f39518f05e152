import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { LoadingState } from '../../components';
import { LoadFailure } from '../form/LoadFailure';
import type { FormPreview } from './previewForm';
import type { Preview } from './usePreview';

/** What is said before there is anything to show of a form. */
export function PreviewStates(props: {
  template: unknown;
  state: Preview;
  children(preview: FormPreview): ReactNode;
}) {
  const { preview, error, retry } = props.state;
  if (props.template === undefined) {
    return (
      <Text as="p">
        The template does not say what it renders. Its author has to give the
        input of its rendering step as the option <code>request</code> of this
        field.
      </Text>
    );
  }
  if (error) {
    return <LoadFailure what="preview" error={error} retry={retry} />;
  }
  if (!preview) {
    return <LoadingState label="Rendering the manifests" rows={3} />;
  }
  return <>{props.children(preview)}</>;
}
