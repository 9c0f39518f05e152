import { toYaml } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { bend, breakSyntax, type Fault } from './broken';
import { Random } from './random';
import { soundManifest } from './sound';

/** A file of the corpus and what was done to it. */
export interface Sample {
  text: string;
  fault: Fault;
}

function faultFor(random: Random): Fault {
  const roll = random.next();
  if (roll < 0.6) return 'none';
  if (roll < 0.65) return 'syntax';
  return roll < 0.8 ? 'schema' : 'rule';
}

/** So many manifests of all kinds, the same for a seed: 60 % as they should be, the rest broken in one way. */
export function corpus(count: number, seed: number): Sample[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const fault = faultFor(random);
    const manifest = soundManifest(random, `app-${index}`);
    bend(manifest, fault, random);
    const text = toYaml(manifest);
    return {
      fault,
      text: fault === 'syntax' ? breakSyntax(text, random) : text,
    };
  });
}
