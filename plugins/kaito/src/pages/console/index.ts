export { ConsoleRouter } from './ConsoleRouter';
