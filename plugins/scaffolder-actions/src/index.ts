export { scaffolderModuleKaito as default } from './module';
