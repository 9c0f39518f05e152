/**
 * An example permission policy for developers, platform engineers and auditors.
 *
 * @packageDocumentation
 */
export { permissionModuleKaitoExample as default } from './module';
