export * from './Known';
export * from './places';
export * from './QuotaSource';
export * from './OfferSource';
export * from './PriceSource';
export * from './extensionPoint';
