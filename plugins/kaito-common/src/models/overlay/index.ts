export * from './applyOverlay';
export * from './ModelOverlay';
export * from './ModelOverlayError';
export * from './readOverlay';
