/** What a permission rule can ask about a workload, an endpoint, a request or an inventory entry. */
export interface KaitoResource {
  cluster: string;
  namespace: string;
  kind: string;
  /** Model as the manifest names it and, when catalogued, its catalog name. */
  models: string[];
  /** Entity ref of the owner; null when not recorded. */
  owner: string | null;
}
