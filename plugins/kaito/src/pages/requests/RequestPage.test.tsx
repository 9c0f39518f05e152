import { screen, within } from '@testing-library/react';
import type { KaitoRequestDetail } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeChanges } from '../../__testUtils__/fakeChanges';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import { renderPage } from '../../__testUtils__/renderPage';
import {
  aPullRequest,
  aRequest,
  aRequestDetail,
  aStage,
  minute,
} from '../../__testUtils__/requestFixtures';
import { RequestPage } from './RequestPage';

const open = (
  getRequest: () => Promise<KaitoRequestDetail>,
  rest: Parameters<typeof fakeKaitoApi>[0] = {},
) =>
  renderPage(<RequestPage />, {
    api: fakeKaitoApi({ getRequest, ...rest }),
    path: '/:id',
    at: '/phi-4-0a1b',
  });

const steps = async () =>
  within(
    await screen.findByRole('list', { name: 'Steps of this request' }),
  ).getAllByRole('listitem');

const region = (name: string) => screen.getByRole('region', { name });

describe('RequestPage', () => {
  it('says of each step how it stands, who, when, how long and how long usually', async () => {
    open(async () => aRequestDetail());
    const [submitted, pull, checks, approved, merged] = await steps();
    expect(submitted).toHaveTextContent(/^Submitteddone.*by dana/);
    expect(pull).toHaveTextContent(/Pull request opendone.*took 60 s/);
    expect(checks).toHaveTextContent('Checks passednot needed');
    expect(approved).toHaveAttribute('aria-current', 'step');
    expect(approved).toHaveTextContent(/Approvedunder way/);
    expect(approved).toHaveTextContent(
      /for .* · usually 90 min|usually 1 h 30 min, measured on 7 earlier requests/,
    );
    expect(approved).toHaveTextContent(/from git\.example\.com/);
    expect(merged).toHaveTextContent('Mergedto come');
    expect(merged).not.toHaveTextContent('git.example.com');
    expect(await a11yViolations()).toEqual([]);
  });

  it('says what it waits for, for whom it is, and leads to its pull request and task', async () => {
    open(async () => aRequestDetail());
    const standing = await screen.findByRole('region', {
      name: 'Where it stands',
    });
    expect(standing).toHaveTextContent(
      'Waits for: A review of pull request #12.',
    );
    expect(
      within(standing).getByRole('link', { name: 'Deployment' }),
    ).toHaveAttribute(
      'href',
      '/kaito/deployments/aks-weu-prod/Workspace/team-search/phi-4',
    );
    expect(
      within(standing).queryByRole('link', { name: /console/ }),
    ).not.toBeInTheDocument();
    const pull = region('Pull request');
    expect(within(pull).getByRole('link', { name: /^#12/ })).toHaveAttribute(
      'href',
      'https://git.example.com/platform/fleet/pulls/12',
    );
    expect(pull).toHaveTextContent('Approved bynobody');
    expect(pull).toHaveTextContent('Merges cleanlyyes');
    const wish = region('What was asked for');
    expect(within(wish).getByRole('link', { name: 'Its log' })).toHaveAttribute(
      'href',
      '/create/tasks/task-1',
    );
    expect(region('Files it touches')).toHaveTextContent(
      'clusters/aks-weu-prod/team-search/phi-4.yaml',
    );
    expect(
      screen.getByText(/Asks to deploy: Workspace team-search\/phi-4/),
    ).toBeVisible();
  });

  it('leads to the console once it is ready', async () => {
    open(async () =>
      aRequestDetail({
        state: 'done',
        stage: 'ready',
        waitsFor: null,
        endpointId: 'weu.search.phi',
      }),
    );
    expect(
      await screen.findByRole('link', { name: 'Try it in the console' }),
    ).toHaveAttribute('href', '/kaito/console?endpoint=weu.search.phi');
    expect(screen.getByText('It is ready.')).toBeVisible();
  });

  it('says what became of it after', async () => {
    open(async () =>
      aRequestDetail({
        state: 'done',
        waitsFor: null,
        endpointId: 'weu.search.phi',
        afterwards: {
          what: 'replaced',
          requestId: 'phi-4-next',
          observedAt: minute(50),
        },
      }),
    );
    expect(
      await screen.findByText(/Another has taken its place since; seen/),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Request phi-4-next' }),
    ).toHaveAttribute('href', '/kaito/requests/phi-4-next');
    expect(
      screen.queryByRole('link', { name: /console/ }),
    ).not.toBeInTheDocument();
  });

  it('says what went wrong', async () => {
    open(async () =>
      aRequestDetail({
        state: 'failed',
        stage: 'nodes',
        failure: 'No quota is left for Standard_NC24ads_A100_v4.',
        waitsFor: 'Someone to look at what stands in its way.',
        stages: [
          aStage({
            stage: 'nodes',
            state: 'failed',
            message: 'No quota is left for Standard_NC24ads_A100_v4.',
          }),
        ],
      }),
    );
    const standing = await screen.findByRole('region', {
      name: 'Where it stands',
    });
    expect(standing).toHaveTextContent('No quota is left');
    expect((await steps())[0]).toHaveTextContent('Nodes readyfailed');
    expect(await a11yViolations()).toEqual([]);
  });

  it('marks what cannot be checked, with the reason and the age', async () => {
    open(async () =>
      aRequestDetail({
        pullRequest: aPullRequest({
          stale: true,
          problem: 'No answer within 10 s',
          approvedBy: null,
        }),
        stages: [
          aStage({
            state: 'not-checked',
            since: minute(1),
            message: 'Not checked: git.example.com. No answer within 10 s',
            source: {
              name: 'git.example.com',
              asOf: minute(30),
              problem: 'No answer within 10 s',
            },
          }),
        ],
      }),
    );
    const [step] = await steps();
    expect(step).toHaveTextContent('Approvednot checked');
    expect(step).toHaveTextContent('Not checked: git.example.com.');
    expect(within(step).getByText('stale,')).toBeVisible();
    const pull = region('Pull request');
    expect(pull).toHaveTextContent(
      'The Git host cannot be asked now: No answer within 10 s.',
    );
    expect(pull).toHaveTextContent('Approved bythe Git host does not tell');
    expect(await a11yViolations()).toEqual([]);
  });

  it('leads to the page that opens a pull request where the host has none to follow', async () => {
    open(async () =>
      aRequestDetail({
        pullRequest: aPullRequest({
          number: null,
          url: null,
          state: null,
          compareUrl: 'https://git.example.com/compare',
        }),
      }),
    );
    expect(
      await screen.findByRole('link', { name: /page that makes one/ }),
    ).toHaveAttribute('href', 'https://git.example.com/compare');
  });

  it('does not follow an address that is none', async () => {
    open(async () =>
      aRequestDetail({
        // eslint-disable-next-line no-script-url
        pullRequest: aPullRequest({ url: 'javascript:alert(1)' }),
      }),
    );
    await steps();
    expect(
      within(region('Pull request')).queryByRole('link'),
    ).not.toBeInTheDocument();
  });

  it('shows a change as it comes', async () => {
    const changes = fakeChanges();
    let detail = aRequestDetail();
    open(async () => detail, { openChanges: changes.openChanges });
    await steps();
    expect(await screen.findByText('live')).toBeVisible();
    detail = aRequestDetail({ state: 'rolling-out', stage: 'synced' });
    await changes.tell({
      type: 'request',
      request: aRequest({ state: 'rolling-out' }),
    });
    expect(await screen.findByText('Rolling out')).toBeVisible();
  });

  it('says that there is no such request, or none the viewer may follow', async () => {
    const error = await requestError(
      404,
      'NotFoundError',
      "There is no request 'phi-4-0a1b' that you may follow",
    );
    open(() => Promise.reject(error));
    expect(await screen.findByText('There is no such request')).toBeVisible();
    expect(screen.getByRole('link', { name: 'All requests' })).toHaveAttribute(
      'href',
      '/kaito/requests',
    );
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when it cannot be loaded', async () => {
    open(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Failed to fetch.',
    );
  });
});
