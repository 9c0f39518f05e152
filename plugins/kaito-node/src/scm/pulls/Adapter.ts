import type { HostClient } from '../http/HostClient';
import type { ScmRepository } from '../types';

/** What every adapter works with. */
export interface AdapterOptions {
  repository: ScmRepository;
  client: HostClient;
  /** Base URL of the host's REST API without a slash at its end. */
  api: string;
}
