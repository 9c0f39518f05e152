import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Admission } from '../admission/admit';
import type { User } from '../auth';
import type { RequestInfo } from '../http/requestInfo';
import type { PodLogs } from '../podlogs/PodLogs';
import type { ResourceType } from '../resources';
import type { ServerClock } from '../ServerClock';
import type { ObjectStore } from '../store';
import type { SnapshotPages } from './SnapshotPages';
import type { ProxyResolver } from '../proxy/serviceTarget';
import type { WatchRegistry } from './WatchRegistry';

/** What handlers share. */
export interface ApiContext {
  store: ObjectStore;
  pages: SnapshotPages;
  watches: WatchRegistry;
  admission: Admission;
  proxyTarget: ProxyResolver;
  logs: PodLogs;
  clock: ServerClock;
}

/** One authorized request for a kind the server serves. */
export interface ApiRequest {
  req: IncomingMessage;
  res: ServerResponse;
  info: RequestInfo;
  user: User;
  type: ResourceType;
}

/** Answers one request. */
export type Handler = (
  context: ApiContext,
  request: ApiRequest,
) => Promise<void>;
