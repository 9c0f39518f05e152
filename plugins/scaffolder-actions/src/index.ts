/**
 * Scaffolder actions that render KAITO manifests and propose them by pull request.
 *
 * @packageDocumentation
 */
export { scaffolderModuleKaito as default } from './module';
