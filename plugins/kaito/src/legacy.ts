export {
  KaitoClusterPickerFieldExtension,
  KaitoModelPickerFieldExtension,
  KaitoPage,
  kaitoPlugin,
  KaitoSkuPickerFieldExtension,
} from './legacy/plugin';
export { kaitoApiRef } from './api/kaitoApiRef';
