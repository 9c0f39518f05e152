export { codeBlock, type CommandStep } from './CommandStep';
export * from './setupCommands';
