import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { AlertDisplay, OAuthRequestDialog } from '@backstage/core-components';
import { KaitoPage } from '@kaito-portal/backstage-plugin-kaito/legacy';
import { Navigate, Route } from 'react-router-dom';
import { SandboxSignIn } from './SandboxSignIn';

const app = createApp({ components: { SignInPage: SandboxSignIn } });

const routes = (
  <FlatRoutes>
    <Route path="/" element={<Navigate to="kaito" />} />
    <Route path="/kaito" element={<KaitoPage />} />
  </FlatRoutes>
);

/** An app on the old frontend system with nothing but KAITO in it. */
export default app.createRoot(
  <>
    <AlertDisplay />
    <OAuthRequestDialog />
    <AppRouter>{routes}</AppRouter>
  </>,
);
