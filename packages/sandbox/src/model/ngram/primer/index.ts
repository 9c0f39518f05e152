import { gpuPrimer } from './gpus';
import { kaitoPrimer } from './kaito';
import { kubernetesPrimer } from './kubernetes';
import { portalPrimer } from './portal';

/** What the generator knows without reading any file: one sentence a line. */
export const PRIMER = [
  kaitoPrimer,
  gpuPrimer,
  kubernetesPrimer,
  portalPrimer,
].join('\n');
