import { ClusterCombobox } from '../cluster/ClusterCombobox';
import type { FieldProps } from '../form/FieldProps';
import { SkuCombobox } from '../sku/SkuCombobox';
import controls from '../form/controls.module.css';
import type { PlacementValue } from './PlacementValue';

/** Cluster and machine type by name, for places the portal does not know. */
export function ManualPlacement(props: {
  field: FieldProps<PlacementValue>;
  modelName: string | undefined;
}) {
  const { field, modelName } = props;
  const { cluster, instanceType } = field.formData ?? {};
  const { disabled, readonly, required } = field;
  const common = { disabled, readonly, required };
  return (
    <div className={controls.grid}>
      <ClusterCombobox
        field={{
          ...common,
          schema: { description: 'By its name in the portal' },
          formData: cluster,
          onChange: value =>
            field.onChange({ ...field.formData, cluster: value }),
        }}
      />
      <SkuCombobox
        modelName={modelName}
        field={{
          ...common,
          schema: {},
          formData: instanceType,
          // A machine type and nodes that are there are two ways; the later word counts.
          onChange: value => field.onChange({ cluster, instanceType: value }),
        }}
      />
    </div>
  );
}
