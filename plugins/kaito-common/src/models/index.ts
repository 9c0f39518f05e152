export * from './CatalogModel';
export * from './catalog';
export * from './gating';
export * from './licence';
export * from './modelName';
export * from './publisher';
export * from './servedModelName';
