import { Alert } from '@backstage/ui';
import { looksLikeToken } from '@kaito-portal/backstage-plugin-kaito-common/validation';
import { useEffect, useMemo, useRef, useState } from 'react';
import { FactLines } from '../form/FactLines';
import { ValueCombobox, type ValueFieldProps } from '../form/ValueCombobox';
import { useNamespaces } from '../namespace/useNamespaces';
import { secretOptions } from './secretOptions';

/** The name of a Secret to pick or to type. What looks like a secret itself is not kept. */
export function SecretCombobox(props: {
  field: ValueFieldProps;
  cluster: string | undefined;
  namespace: string | undefined;
  /** Key of the Secret that is read. */
  secretKey?: string;
}) {
  const { field, cluster, namespace, secretKey } = props;
  const { data, error, isLoading } = useNamespaces(cluster);
  const options = useMemo(
    () => secretOptions(data, namespace),
    [data, namespace],
  );
  const [refused, setRefused] = useState(false);
  const alert = useRef<HTMLDivElement>(null);
  // Closes the list of suggestions, which hides the rest of the page from assistive technology.
  useEffect(() => {
    if (refused) {
      alert.current?.focus();
    }
  }, [refused]);
  const where = namespace ? `in ${namespace}` : 'in the namespace';
  return (
    <ValueCombobox
      field={{
        ...field,
        onChange: value => {
          const isToken = value !== undefined && looksLikeToken(value);
          setRefused(isToken);
          field.onChange(isToken ? undefined : value);
        },
      }}
      label="Secret"
      description={`Name of a Secret ${where}${
        secretKey ? ` with the key ${secretKey}` : ''
      }; never the token itself`}
      options={options}
      loading={isLoading}
    >
      {refused && (
        <Alert
          ref={alert}
          tabIndex={-1}
          role="alert"
          status="danger"
          icon
          title="That looks like a token, and was not kept"
          description={`A form ends up in a repository, where everybody who may read it could use the token. Put it into a Secret ${where} and write the name of that Secret here. If it was sent anywhere before, revoke it.`}
        />
      )}
      {!refused && field.formData && !error && cluster && (
        <FactLines
          facts={
            options.some(({ id }) => id === field.formData)
              ? [`A deployment ${where} uses it already.`]
              : [
                  `No deployment ${where} that you may see uses it. Whether it exists cannot be told here: the portal does not read Secrets.`,
                ]
          }
        />
      )}
      {error && cluster && (
        <FactLines facts={[`Names in use are not known: ${error.message}`]} />
      )}
    </ValueCombobox>
  );
}
