import { render, screen } from '@testing-library/react';

const body: Record<string, unknown> = {
  '/api/auth/sandbox/refresh': {
    profile: { displayName: 'Pat Platform' },
    providerInfo: {},
    backstageIdentity: {
      token: 'e30.e30.e30',
      identity: {
        type: 'user',
        userEntityRef: 'user:default/pat',
        ownershipEntityRefs: ['user:default/pat'],
      },
      expiresInSeconds: 3600,
    },
  },
  '/api/kaito/models': {
    items: [],
    totalItems: 0,
    kaitoVersion: '0.12.0',
    dataDate: '2026-11-01',
    generatedAt: '2026-11-20T14:02:11.000Z',
  },
  '/api/kaito/clusters': {
    items: [],
    totalItems: 0,
    clusters: [],
    generatedAt: '2026-11-20T14:02:11.000Z',
  },
};

describe('the legacy app', () => {
  const asked: { path: string; headers: Headers }[] = [];
  const original = global.fetch;

  beforeEach(() => {
    // The way the app backend hands configuration to a built app.
    const config = document.createElement('script');
    config.type = 'backstage.io/config';
    config.textContent = JSON.stringify([
      {
        context: 'test',
        data: {
          app: { title: 'Test', baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
        },
      },
    ]);
    document.head.append(config);
    global.fetch = async (input, init) => {
      const request =
        input instanceof Request ? input : new Request(input, init);
      const { pathname } = new URL(request.url);
      asked.push({ path: pathname, headers: request.headers });
      return pathname in body
        ? Response.json(body[pathname])
        : Response.json({ error: { message: pathname } }, { status: 404 });
    };
  });

  afterEach(() => {
    global.fetch = original;
  });

  it('signs in as a persona and shows the models page of ./legacy', async () => {
    const { default: App } = await import('./App');
    render(<App />);
    expect(
      await screen.findByText('The catalog is empty', {}, { timeout: 20_000 }),
    ).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Deployments' })).toBeVisible();
    const signIn = asked.find(({ path }) => path.includes('/auth/sandbox'))!;
    expect(signIn.headers.get('x-sandbox-persona')).toBe('platform');
    expect(window.location.pathname).toBe('/kaito/models');
  }, 40_000);
});
