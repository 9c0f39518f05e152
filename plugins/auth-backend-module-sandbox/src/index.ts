/**
 * Sign-in as one of the sandbox's personas.
 *
 * @packageDocumentation
 */
export { authModuleSandbox as default } from './module';
