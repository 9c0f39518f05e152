export { InventoryRouter } from './InventoryRouter';
