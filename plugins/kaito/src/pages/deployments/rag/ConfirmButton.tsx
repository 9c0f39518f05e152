import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  Text,
} from '@backstage/ui';
import { RiDeleteBinLine } from '@remixicon/react';
import { useState, type ReactNode } from 'react';
import { ActFailure } from './ActFailure';
import { useAct } from './useEngine';

/** A button that removes something, after a question. Stays open with the reason when it could not be done. */
export function ConfirmButton(props: {
  /** On the button, and as the question's heading. */
  label: string;
  /** What will be gone. */
  children: ReactNode;
  onConfirm(): Promise<void>;
  onDone(): void;
}) {
  const { label, children, onConfirm, onDone } = props;
  const [open, setOpen] = useState(false);
  const act = useAct<void>();
  const confirm = () =>
    act.run(async () => {
      await onConfirm();
      setOpen(false);
      onDone();
    });
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        iconStart={<RiDeleteBinLine aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        {label}
      </Button>
      <Dialog isOpen={open} onOpenChange={setOpen} width="28rem">
        <DialogHeader>{label}</DialogHeader>
        <DialogBody>
          <Text as="p">{children}</Text>
          <ActFailure title="It was not removed" error={act.error} />
        </DialogBody>
        <DialogFooter>
          <Button
            variant="primary"
            destructive
            isDisabled={act.busy}
            onPress={confirm}
          >
            {act.busy ? 'Removing…' : 'Remove for good'}
          </Button>
          <Button variant="secondary" onPress={() => setOpen(false)}>
            Keep it
          </Button>
        </DialogFooter>
      </Dialog>
    </>
  );
}
