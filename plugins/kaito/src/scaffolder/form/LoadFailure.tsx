import { Alert, Button } from '@backstage/ui';
import { asSentence } from '../../components';

/** Suggestions could not be had; the field works without them. */
export function LoadFailure(props: {
  what: string;
  error: Error;
  retry(): void;
}) {
  return (
    <Alert
      role="alert"
      status="warning"
      icon
      title={`The ${props.what} could not be loaded`}
      description={`${asSentence(
        props.error.message,
      )} You can still type the value.`}
      customActions={
        <Button size="small" variant="secondary" onPress={props.retry}>
          Try again
        </Button>
      }
    />
  );
}
