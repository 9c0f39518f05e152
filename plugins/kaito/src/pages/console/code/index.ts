export { CodeView, type CodeRequest } from './CodeView';
