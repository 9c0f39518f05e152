/** What decides how endpoints of the fleet are reached. */
export interface WaySettings {
  /** Name of the cluster the portal runs in, asked for each time: clusters come and go. */
  portalCluster(): string | undefined;
  /** DNS domain of Services. */
  clusterDomain: string;
  /** Hosts that an annotated URL may lead to, with their port where one is given. */
  allowedHosts: readonly string[];
  /** URLs that the configuration names, by endpoint id. */
  urls: ReadonlyMap<string, string>;
}

/** Where a manifest may say at which URL it answers. */
export const URL_ANNOTATION = 'kaito-portal.io/endpoint-url';
