import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';

export type CaptureMode = EndpointView['capture'];

/** What is kept of prompts and answers, by endpoint. */
export class CaptureModes {
  constructor(
    private readonly usual: CaptureMode,
    private readonly byEndpoint: ReadonlyMap<string, CaptureMode>,
  ) {}

  of(endpointId: string): CaptureMode {
    return this.byEndpoint.get(endpointId) ?? this.usual;
  }

  /** Whether anything is kept of any endpoint. */
  get any(): boolean {
    return [this.usual, ...this.byEndpoint.values()].some(
      mode => mode !== 'off',
    );
  }
}
