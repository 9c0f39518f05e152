export { Answer } from './Answer';
export { CodeBlock } from './CodeBlock';
export { Reasoning } from './Reasoning';
