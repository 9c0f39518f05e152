import {
  INVOKE_ROLE,
  LOGS_ROLE,
  type PortalRole,
  RAG_ROLE,
  SECRETS_ROLE,
} from './watcherRules';

/** Namespaces in which the portal is granted more than reading deployments. */
export interface PortalNamespaces {
  logsNamespaces: readonly string[];
  invokeNamespaces: readonly string[];
  ragNamespaces: readonly string[];
  secretsNamespaces: readonly string[];
}

const once = (names: readonly string[]) => [...new Set(names)].sort();

/** Each optional Role with the namespaces it is asked for in, by name. */
export function optionalRoles(
  portal: PortalNamespaces,
): { role: PortalRole; namespaces: string[] }[] {
  return [
    { role: LOGS_ROLE, namespaces: once(portal.logsNamespaces) },
    { role: INVOKE_ROLE, namespaces: once(portal.invokeNamespaces) },
    { role: RAG_ROLE, namespaces: once(portal.ragNamespaces) },
    { role: SECRETS_ROLE, namespaces: once(portal.secretsNamespaces) },
  ];
}
