export { requestedManifests, type SeedName } from './seeds';
export { SCENARIO as SCENARIO_ANNOTATION } from './objects/labels';
