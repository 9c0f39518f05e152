import { type Viewer, VIEWER_HEADER } from '../portal/viewers';

/** Signs a viewer in and gives the token, valid for an hour. Throws when the backend refuses. */
export async function signIn(url: string, viewer: Viewer): Promise<string> {
  const response = await fetch(`${url}/api/auth/viewers/refresh`, {
    headers: {
      [VIEWER_HEADER]: JSON.stringify(viewer),
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  if (!response.ok) {
    throw new Error(
      `${viewer.name} could not sign in: ${
        response.status
      } ${await response.text()}`,
    );
  }
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}
