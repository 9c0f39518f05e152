import { Alert, Button } from '@backstage/ui';
import { asSentence, Message } from '../../components';

/** Something could not be asked. Says that it does not hold the form up. */
export function BackendAway(props: {
  what: string;
  error: Error;
  retry(): void;
}) {
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={props.what}
      description={
        <>
          <Message text={asSentence(props.error.message)} /> You can go on all
          the same: the request is checked again when it runs, and reviewers see
          what was not checked.
        </>
      }
      customActions={
        <Button size="small" variant="secondary" onPress={props.retry}>
          Try again
        </Button>
      }
    />
  );
}
