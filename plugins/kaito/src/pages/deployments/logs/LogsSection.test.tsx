import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  KaitoApi,
  RelatedObject,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../../__testUtils__/axe';
import {
  fakeKaitoApi,
  requestError,
} from '../../../__testUtils__/fakeKaitoApi';
import { aWorkloadDetail } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { KEPT_LINES } from './logBuffer';
import { LogsSection } from './LogsSection';

const pod = (name: string, facts: Partial<RelatedObject> = {}) => ({
  kind: 'Pod',
  name,
  state: 'Running',
  message: null,
  ready: true,
  containers: [
    { name: 'phi-4', role: 'model' as const, restarts: 2 },
    { name: 'routing', role: 'other' as const, restarts: 0 },
  ],
  ...facts,
});

/** A log that goes on when told to. */
function aLog() {
  const encoder = new TextEncoder();
  const waiting: (Uint8Array | undefined)[] = [];
  let wake = () => {};
  const give = (value?: Uint8Array) => {
    waiting.push(value);
    wake();
  };
  const response = {
    body: {
      getReader: () => ({
        read: async () => {
          if (waiting.length === 0) {
            await new Promise<void>(resolve => {
              wake = resolve;
            });
          }
          const value = waiting.shift();
          return { done: !value, value };
        },
      }),
    },
  } as unknown as Response;
  return {
    response,
    say: (text: string) => act(async () => give(encoder.encode(text))),
    end: () => act(async () => give()),
  };
}

const render = (
  readLogs: KaitoApi['readLogs'],
  related: RelatedObject[] = [pod('phi-4-1'), pod('phi-4-0')],
) =>
  renderPage(<LogsSection workload={aWorkloadDetail({ related })} />, {
    api: fakeKaitoApi({ readLogs }),
  });

const openLog = async (user: ReturnType<typeof userEvent.setup>) =>
  user.click(
    await screen.findByRole('button', { name: 'Read the log of phi-4' }),
  );

describe('LogsSection', () => {
  beforeEach(() => {
    // jsdom has no layout: give the scroller and the lines a height, so that some are in view.
    const heights = { offsetHeight: 20, clientHeight: 500, clientWidth: 800 };
    for (const [name, value] of Object.entries(heights)) {
      jest
        .spyOn(HTMLElement.prototype, name as 'offsetHeight', 'get')
        .mockReturnValue(value);
    }
    HTMLElement.prototype.scrollTo = () => {};
  });
  afterEach(() => jest.restoreAllMocks());

  it("reads the model's log only when asked, and follows it to its end", async () => {
    const user = userEvent.setup();
    const log = aLog();
    const readLogs = jest.fn().mockResolvedValue(log.response);
    render(readLogs);
    await screen.findByRole('button', { name: 'Read the log of phi-4' });
    expect(readLogs).not.toHaveBeenCalled();
    expect(await a11yViolations()).toEqual([]);
    await openLog(user);
    expect(readLogs).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'phi-4', cluster: 'aks-weu-prod' }),
      {
        pod: 'phi-4-0',
        container: 'phi-4',
        previous: false,
        follow: true,
        tailLines: 1_000,
      },
      { signal: expect.any(AbortSignal) },
    );
    await log.say('loading weights\n');
    const view = await screen.findByRole('region', {
      name: 'Log of phi-4 in phi-4-0',
    });
    expect(within(view).getByText('loading weights')).toBeVisible();
    await log.say('ready\n');
    expect(await within(view).findByText('ready')).toBeVisible();
    expect(await screen.findByText('Following: 2 lines.')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
    await log.end();
    expect(
      await screen.findByText('2 lines. The container has ended.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Read again' }));
    expect(readLogs).toHaveBeenCalledTimes(2);
  });

  it('leaves a log for another', async () => {
    const user = userEvent.setup();
    const signals: AbortSignal[] = [];
    const readLogs = jest.fn(async (_ref, _query, options) => {
      signals.push(options.signal);
      return aLog().response;
    });
    render(readLogs);
    await openLog(user);
    await user.click(
      screen.getByRole('switch', { name: 'Run before the last restart' }),
    );
    expect(readLogs.mock.calls[1][1]).toMatchObject({
      previous: true,
      follow: false,
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect(screen.getByRole('switch', { name: 'Follow' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: /Container/ }));
    await user.click(await screen.findByRole('option', { name: /routing/ }));
    expect(readLogs.mock.calls[2][1]).toMatchObject({
      container: 'routing',
      previous: false,
    });
    // It was never started again: there is no run before.
    expect(
      screen.getByRole('switch', { name: 'Run before the last restart' }),
    ).toBeDisabled();
    await user.click(screen.getByRole('button', { name: /Pod/ }));
    await user.click(await screen.findByRole('option', { name: /phi-4-1/ }));
    expect(readLogs.mock.calls[3][1]).toMatchObject({
      pod: 'phi-4-1',
      container: 'phi-4',
    });
  });

  it('says that it broke off and takes it up again', async () => {
    const user = userEvent.setup();
    const [first, second] = [aLog(), aLog()];
    render(
      jest
        .fn()
        .mockResolvedValueOnce(first.response)
        .mockResolvedValue(second.response),
    );
    await openLog(user);
    await first.say('one\n[kaito-portal] lost: The connection broke.\n');
    await first.end();
    expect(
      await screen.findByText('The connection broke. Taking it up again…'),
    ).toBeVisible();
    await waitFor(() =>
      expect(screen.getByText(/^Taken up again/)).toBeVisible(),
    );
    await second.say('two\n');
    expect(await screen.findByText('Following: 2 lines.')).toBeVisible();
  });

  it.each([
    [403, 'NotAllowedError', 'You may not read its logs'],
    [
      502,
      'LogsForbiddenError',
      'The cluster does not let the portal read its logs',
    ],
    [409, 'NotStartedError', 'It has said nothing yet'],
    [404, 'NoPreviousRunError', 'There is no run before'],
    [502, 'LogUnavailableError', 'The log could not be read'],
  ])('explains %d %s', async (status, code, title) => {
    const user = userEvent.setup();
    const error = await requestError(status, code, 'Because of this');
    render(() => Promise.reject(error));
    await openLog(user);
    expect(await screen.findByText(title)).toBeVisible();
    expect(screen.getByText(/Because of this\./)).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('asks again when told to', async () => {
    const user = userEvent.setup();
    const error = await requestError(409, 'NotStartedError', 'It waits');
    const log = aLog();
    render(
      jest.fn().mockRejectedValueOnce(error).mockResolvedValue(log.response),
    );
    await openLog(user);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    await log.say('hello\n');
    expect(await screen.findByText('hello')).toBeVisible();
    expect(screen.queryByText('It has said nothing yet')).toBeNull();
  });

  it('finds, copies and saves lines', async () => {
    const user = userEvent.setup();
    const writeText = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    const saved = jest.fn((_blob: Blob) => 'blob:log');
    URL.createObjectURL = saved as never;
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    const log = aLog();
    render(async () => log.response);
    await openLog(user);
    await log.say('INFO: ready\nERROR: out of memory\nINFO: gone\n');
    await screen.findByText('INFO: ready');
    await user.type(screen.getByLabelText('Show lines with'), 'error');
    expect(
      await screen.findByText('ERROR', { selector: 'mark' }),
    ).toBeVisible();
    expect(screen.queryByText('INFO: ready')).toBeNull();
    expect(screen.getByText(/1 with “error”\./)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy lines' }));
    expect(writeText).toHaveBeenCalledWith('ERROR: out of memory\n');
    await user.click(screen.getByRole('button', { name: 'Download' }));
    expect(click).toHaveBeenCalledTimes(1);
    expect(saved.mock.calls[0][0].size).toBe(21);
  });

  it('stays light with many lines, and pauses where one reads', async () => {
    const user = userEvent.setup();
    const log = aLog();
    render(async () => log.response);
    await openLog(user);
    await log.say(
      Array.from({ length: KEPT_LINES + 5 }, (_, n) => `line ${n}\n`).join(''),
    );
    expect(
      await screen.findByText(
        `Following: ${KEPT_LINES} lines, 5 older ones left out.`,
      ),
    ).toBeVisible();
    const view = screen.getByRole('region', { name: /^Log of/ });
    const items = within(view).getAllByRole('listitem');
    expect(items.length).toBeGreaterThan(5);
    expect(items.length).toBeLessThan(150);
    expect(screen.queryByText('Paused where you read.')).toBeNull();
    Object.defineProperty(view, 'scrollHeight', { value: 100_000 });
    fireEvent.scroll(view, { target: { scrollTop: 60_000 } });
    expect(screen.queryByText('Paused where you read.')).toBeNull();
    fireEvent.scroll(view, { target: { scrollTop: 50_000 } });
    expect(await screen.findByText('Paused where you read.')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Go to the end' }));
    expect(screen.queryByText('Paused where you read.')).toBeNull();
  });

  it('says why there is no log without pods', async () => {
    render(jest.fn(), []);
    expect(await screen.findByText(/No pod belongs to it now/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('copes with a backend that does not tell containers', async () => {
    render(jest.fn(), [pod('phi-4-0', { containers: undefined })]);
    expect(
      await screen.findByText(/backend is older than this page/),
    ).toBeVisible();
  });
});
