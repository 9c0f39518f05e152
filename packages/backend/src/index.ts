import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(
  import('@kaito-portal/backstage-plugin-auth-backend-module-sandbox'),
);
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import(
    '@kaito-portal/backstage-plugin-permission-backend-module-kaito-example'
  ),
);
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@kaito-portal/backstage-plugin-scaffolder-backend-module-kaito'),
);
backend.add(import('@kaito-portal/backstage-plugin-kaito-backend'));

backend.start();
