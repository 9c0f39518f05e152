import { frameReader } from '@kaito-portal/backstage-plugin-kaito-common/sse';
import { createParser } from 'eventsource-parser';

/** Splits the body of a response into server-sent events. */
export const readFrames = frameReader(createParser);
