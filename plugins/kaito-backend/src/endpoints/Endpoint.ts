import type {
  EndpointCallName,
  EndpointView,
} from '@kaito-portal/backstage-plugin-kaito-common';

/** A port of a Service, through the service proxy of its cluster's API server. */
export interface ProxyTarget {
  by: 'service-proxy';
  cluster: string;
  namespace: string;
  service: string;
  /** Name or number. */
  port: string;
}

/** An address that is called directly. */
export interface UrlTarget {
  by: 'url';
  /** Scheme, host and what goes before the path of a call; no slash at the end. */
  url: string;
  /** Where to connect in place of the URL's host, as for a Gateway that serves many hosts. */
  connectTo?: string;
  /** The configuration names this very host: an address that is refused otherwise may be meant. */
  named: boolean;
}

/** One place that answers. */
export type Target = ProxyTarget | UrlTarget;

/** Places that answer alike; the one with the fewest calls under way is asked. */
export interface Way {
  via: EndpointView['via'];
  targets: readonly Target[];
}

/** How calls become requests for a provider. */
export interface Dialect {
  /** Path and query of a call below the target's URL; undefined when the provider has no such call. */
  pathOf(call: EndpointCallName): string | undefined;
  /** The provider's own credentials, asked for with each call. Rejects with a GatewayError when there are none to be had. */
  credentials?(): Promise<Record<string, string>>;
  /** What must never be repeated from an answer. */
  secrets?(): readonly string[];
  /** The id that a body must carry, where the provider tells models apart by it, for what a request names. */
  modelInBody?(asked: string | null): string;
  /** The provider has no list of what this endpoint serves: the portal gives it. */
  ownModelList?: true;
}

/** Which ids a request may name. */
export interface ModelRule {
  /** Ids that the configuration or the manifest names; what `/v1/models` says comes on top unless `closed`. */
  ids: readonly string[];
  /**
   * Nothing else may be named, whatever is served at that address: it leads to models that are somebody else's to allow,
   * as a provider's account or a gateway that goes by the body's model.
   */
  closed: boolean;
  /** Any id is passed on: whoever answers hands it to a model of its own. */
  any?: boolean;
}

/** An endpoint as the gateway uses it: what people see of it, and how to reach it. */
export interface Endpoint {
  view: EndpointView;
  /** In order of preference; none when there is an obstacle. */
  ways: readonly Way[];
  /** Ways to each replica by itself, for health and metrics; a configured endpoint has one, the endpoint itself. */
  replicas: readonly (readonly Way[])[];
  /** Why it cannot be called, in a sentence with what to do; null when it can. */
  obstacle: string | null;
  dialect: Dialect;
  models: ModelRule;
}

/** What tells a target from others. */
export function keyOfTarget(target: Target): string {
  return target.by === 'service-proxy'
    ? `${target.cluster}/${target.namespace}/${target.service}:${target.port}`
    : `${target.url} ${target.connectTo ?? ''}`;
}
