import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** Version of this package, as it is installed. */
export function readVersion(): string {
  const path = resolvePackagePath(
    '@kaito-portal/backstage-plugin-kaito-backend',
    'package.json',
  );
  return JSON.parse(readFileSync(path, 'utf8')).version;
}
