export { NotUnderstoodError } from './readTokens';
export { renderText } from './renderText';
