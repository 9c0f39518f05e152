/** Where this run's parts are; `scripts/run.mjs` starts them and names them. */
function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(
      `${name} is not set: run the browser tests with yarn test:e2e`,
    );
  }
  return value;
}

export const env = {
  backendUrl: required('PORTAL_BACKEND_URL'),
  legacyUrl: required('PORTAL_LEGACY_URL'),
  gitUrl: required('SANDBOX_GIT_URL'),
  controlUrl: required('SANDBOX_CONTROL_URL'),
  kubeconfig: required('SANDBOX_KUBECONFIG'),
};
