import type { ServerResponse } from 'node:http';
import { systemClock } from '../serving/Clock';
import { breakWrites } from './breakWrites';
import type { ModelFault } from './ModelFaults';

const HTML =
  '<!DOCTYPE html><title>502 Bad Gateway</title><h1>Bad Gateway</h1>';

/** Lets an answer go wrong. `answered` when nothing more is to be written; else what is written afterwards breaks. */
export async function breakAnswer(
  fault: ModelFault,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<'answered' | 'goes-on'> {
  switch (fault.fault) {
    case 'down':
      response.destroy();
      return 'answered';
    case 'html-error':
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end(HTML);
      return 'answered';
    case 'slow-first-byte':
      await systemClock.sleep(fault.milliseconds, signal);
      return 'goes-on';
    case 'wrong-content-type': {
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((status: number) =>
        writeHead(status, { 'content-type': 'image/png' })) as never;
      return 'goes-on';
    }
    default:
      breakWrites(fault, response, signal);
      return 'goes-on';
  }
}
