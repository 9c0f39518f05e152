export { AuthorizedInventoryService } from './AuthorizedInventoryService';
export { createInventory, type InventoryOptions } from './createInventory';
