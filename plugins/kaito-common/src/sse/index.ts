export {
  frameReader,
  type CreateParser,
  type Frame,
  type ReadFrames,
} from './frameReader';
