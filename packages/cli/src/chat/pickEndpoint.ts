import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { stateOf } from '../endpoints/endpointRow';
import { EXIT } from '../portal/ExitCode';
import { PortalError } from '../portal/PortalError';
import type { Terminal } from '../portal/PortalHost';
import { plainLine } from '../text/plain';
import { nearest } from '../text/nearest';
import { matchEndpoints } from './matchEndpoints';

const SHOWN = 20;

function show(endpoints: readonly EndpointView[]): string {
  const rest = endpoints.length - SHOWN;
  const describe = (endpoint: EndpointView) =>
    plainLine(
      `${endpoint.id} (${
        endpoint.servedModel ?? endpoint.model?.name ?? 'model not known'
      }, ${stateOf(endpoint)})`,
    );
  return [
    ...endpoints
      .slice(0, SHOWN)
      .map(
        (endpoint, index) =>
          `${String(index + 1).padStart(3)}  ${describe(endpoint)}`,
      ),
    ...(rest > 0 ? [`     and ${rest} more`] : []),
  ]
    .map(line => `  ${line}\n`)
    .join('');
}

async function choose(
  fitting: readonly EndpointView[],
  terminal: Terminal,
): Promise<EndpointView> {
  terminal.note(show(fitting));
  for (;;) {
    const reply = await terminal.ask('Which one, by number or name? ');
    if ('ended' in reply) {
      throw new PortalError('No endpoint was chosen', {
        exitCode: EXIT.interrupted,
      });
    }
    const given = reply.line.trim();
    const found = /^\d+$/.test(given)
      ? fitting.slice(Number(given) - 1, Number(given))
      : matchEndpoints(fitting, given);
    if (given !== '' && found.length === 1) {
      return found[0];
    }
  }
}

function refuse(all: readonly EndpointView[], wanted: string): PortalError {
  const usage = (message: string, nextStep: string) =>
    new PortalError(message, { exitCode: EXIT.usage, nextStep });
  const [mute] = matchEndpoints(all, wanted);
  if (mute) {
    return usage(
      `${mute.id} does not chat; it answers ${
        mute.calls.join(', ') || 'nothing'
      }`,
      'See the others: kaito-portal endpoints',
    );
  }
  const meant = nearest(
    wanted,
    all.map(({ id }) => id),
  );
  return usage(
    `No endpoint is called '${plainLine(wanted)}'${
      meant ? `; did you mean '${plainLine(meant)}'?` : ''
    }`,
    'See those there are: kaito-portal endpoints',
  );
}

/** The endpoint to chat with: the one that is meant; a person is asked where several may be. */
export async function pickEndpoint(
  all: readonly EndpointView[],
  wanted: string | undefined,
  terminal: Terminal,
): Promise<EndpointView> {
  const able = all.filter(({ calls }) => calls.includes('chat'));
  if (able.length === 0) {
    throw new PortalError('There is no endpoint that chats and you may see', {
      nextStep: 'See what there is: kaito-portal status',
    });
  }
  const fitting =
    wanted === undefined
      ? able.filter(({ ready }) => ready)
      : matchEndpoints(able, wanted);
  if (fitting.length === 1) {
    return fitting[0];
  }
  if (fitting.length === 0) {
    throw wanted === undefined
      ? new PortalError('No endpoint that chats is ready', {
          exitCode: EXIT.later,
          nextStep: 'See how far they are: kaito-portal status --watch',
        })
      : refuse(all, wanted);
  }
  if (terminal.stdin) {
    return choose(fitting, terminal);
  }
  throw new PortalError(
    wanted === undefined
      ? `Name one of the ${fitting.length} endpoints that chat`
      : `'${plainLine(wanted)}' may mean ${fitting.length} endpoints`,
    {
      exitCode: EXIT.usage,
      nextStep: `Name one by its id:\n${show(fitting)}`.trimEnd(),
    },
  );
}
