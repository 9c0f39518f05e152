export * from './CapabilityChips';
export * from './factWords';
export * from './OrganisationChips';
export * from './OrganisationSection';
export * from './SourcesSection';
