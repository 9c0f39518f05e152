import { Alert } from '@backstage/ui';
import { asSentence } from '../../../components';

/** Why something could not be done; nothing when nothing went wrong. */
export function ActFailure(props: { title: string; error: Error | null }) {
  const { title, error } = props;
  return (
    error && (
      <Alert
        role="alert"
        status="danger"
        icon
        title={title}
        description={asSentence(error.message)}
      />
    )
  );
}
