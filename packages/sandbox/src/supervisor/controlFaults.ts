import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { ZodError } from 'zod';
import type { ModelFaults } from '../model';
import type { ControlAnswer } from './control';

/** `GET /models/faults` lists what goes wrong, POST adds to it, DELETE ends it all. */
export async function controlFaults(
  req: IncomingMessage,
  faults: ModelFaults,
): Promise<ControlAnswer> {
  try {
    switch (req.method) {
      case 'POST':
        faults.set(JSON.parse(await text(req)));
        break;
      case 'DELETE':
        faults.clear();
        break;
      case 'GET':
        break;
      default:
        return {
          status: 405,
          body: { message: 'Known here: GET, POST and DELETE.' },
        };
    }
    return { status: 200, body: { faults: faults.list() } };
  } catch (error) {
    if (error instanceof ZodError) {
      const [{ path, message }] = error.issues;
      return {
        status: 400,
        body: { message: `${path.join('.') || 'The body'}: ${message}` },
      };
    }
    if (error instanceof SyntaxError) {
      return { status: 400, body: { message: 'The body is not JSON.' } };
    }
    throw error;
  }
}
