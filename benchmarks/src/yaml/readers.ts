import { loadAll } from 'js-yaml';
import { parseManifests } from '@kaito-portal/backstage-plugin-kaito-common/manifests';
import { parseAllDocuments } from 'yaml';

/** What may be set on a text. */
export const READERS: Record<string, (text: string) => unknown> = {
  'KAITO Portal': text => parseManifests(text),
  'js-yaml': text => loadAll(text),
  yaml: text =>
    parseAllDocuments(text, { merge: true, logLevel: 'silent' }).map(document =>
      document.toJS(),
    ),
};
