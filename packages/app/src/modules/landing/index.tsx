import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';

/** The portal opens on its models. */
const landingPage = PageBlueprint.make({
  name: 'landing',
  params: {
    path: '/',
    loader: () => import('./Landing').then(({ Landing }) => <Landing />),
  },
});

export const landingModule = createFrontendModule({
  pluginId: 'app',
  extensions: [landingPage],
});
