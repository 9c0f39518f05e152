import { createApp } from '@backstage/frontend-defaults';
import { landingModule } from './modules/landing';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// Plugins are discovered from package.json (`app.packages: all`).
export default createApp({
  features: [landingModule, navModule, signInModule],
});
