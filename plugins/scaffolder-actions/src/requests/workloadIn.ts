import {
  type KubeObject,
  ManifestParseError,
  parseManifests,
} from '@kaito-portal/backstage-plugin-kaito-common/manifests';

function objectsIn(text: string): KubeObject[] {
  try {
    return parseManifests(text).map(({ object }) => object);
  } catch (error) {
    // What cannot be read is refused where it is proposed, with its place.
    if (error instanceof ManifestParseError) return [];
    throw error;
  }
}

/** The object of KAITO among manifests; null when there is none. */
export function workloadIn(texts: readonly string[]): KubeObject | null {
  return (
    texts
      .flatMap(objectsIn)
      .find(({ apiVersion }) => apiVersion.startsWith('kaito.sh/')) ?? null
  );
}
