import { Text } from '@backstage/ui';
import { useEffect } from 'react';
import { FieldFrame } from '../form/FieldFrame';
import { FieldProviders } from '../form/FieldProviders';
import type { manifestPreviewSchema } from '../schemas';
import { Findings } from './Findings';
import { PreviewStates } from './PreviewStates';
import { Problems } from './Problems';
import { usePreview } from './usePreview';
import { YamlFiles } from './YamlFiles';

type Props = typeof manifestPreviewSchema.TProps;

function PreviewField(props: Props) {
  const template = props.uiSchema['ui:options']?.request;
  const state = usePreview(template, props.formContext?.formData);
  const { formData, onChange } = props;
  useEffect(() => {
    // The form asks only fields that hold something whether they agree.
    if (formData === undefined) {
      onChange(null);
    }
  }, [formData, onChange]);
  return (
    <FieldFrame
      title={props.schema.title ?? 'Manifests'}
      description={
        props.schema.description ??
        'As they would be written now, checked against KAITO’s rules'
      }
      errors={props.rawErrors}
    >
      <PreviewStates template={template} state={state}>
        {preview =>
          preview.kind === 'refused' ? (
            <Problems problems={preview.problems} />
          ) : (
            <>
              <Findings findings={preview.prepared.findings} />
              {preview.open.length > 0 && (
                <Text as="p" variant="body-small">
                  Some values are known only when it runs and are shown as the
                  template writes them.
                </Text>
              )}
              <YamlFiles files={preview.prepared.files} />
            </>
          )
        }
      </PreviewStates>
    </FieldFrame>
  );
}

/** Form field without a value: the manifests the form comes to, with what the checks say of each field. */
export function KaitoManifestPreview(props: Props) {
  return (
    <FieldProviders>
      <PreviewField {...props} />
    </FieldProviders>
  );
}
