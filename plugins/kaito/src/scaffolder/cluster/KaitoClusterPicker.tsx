import { FieldProviders } from '../form/FieldProviders';
import type { clusterPickerSchema } from '../schemas';
import { ClusterCombobox } from './ClusterCombobox';

/** Form field for a cluster: shows its state and its free GPUs. */
export function KaitoClusterPicker(props: typeof clusterPickerSchema.TProps) {
  return (
    <FieldProviders>
      <ClusterCombobox field={props} />
    </FieldProviders>
  );
}
