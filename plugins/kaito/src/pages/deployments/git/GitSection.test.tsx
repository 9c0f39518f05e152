import type {
  Drift,
  GitState,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { GIT_STATES } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { act, screen, waitFor, within } from '@testing-library/react';
import { a11yViolations } from '../../../__testUtils__/axe';
import {
  fakeKaitoApi,
  requestError,
} from '../../../__testUtils__/fakeKaitoApi';
import { aDrift, AT } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { GitSection } from './GitSection';
import { GIT_WORDS } from './gitWords';

const { ref } = aDrift();
const show = (
  getWorkloadDrift: () => Promise<Drift>,
  props: { isOptional?: boolean } = {},
) =>
  renderPage(<GitSection workloadRef={ref} {...props} />, {
    api: fakeKaitoApi({ getWorkloadDrift }),
  });
const section = () => screen.findByRole('region', { name: 'In Git' });

const COUNT: Drift['differences'][number] = {
  path: 'resource.count',
  wanted: '1',
  live: null,
  masked: false,
  effect: 'refused',
  meaning: 'KAITO does not let it change',
};

describe('GitSection', () => {
  it.each(GIT_STATES)('says %s in a word', async (state: GitState) => {
    show(async () => aDrift({ state, summary: 'What was found.' }));
    const { word } = GIT_WORDS[state];
    expect(await within(await section()).findByText(word)).toBeVisible();
    expect(screen.getByText('What was found.')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('leads to the file at the commit compared with, and says what applies it', async () => {
    show(async () =>
      aDrift({
        agent: {
          kind: 'flux',
          name: 'flux-system/fleet',
          revision: 'a'.repeat(40),
          problem: 'it is suspended',
        },
      }),
    );
    const link = await screen.findByRole('link', { name: /phi-4.yaml/ });
    expect(link).toHaveAttribute('href', aDrift().file!.url);
    expect(screen.getByText('1a2b3c4d5e')).toBeVisible();
    expect(screen.getByText('platform/fleet, main')).toBeVisible();
    expect(
      screen.getByText(
        'Flux flux-system/fleet, at aaaaaaaaaa; it is suspended',
      ),
    ).toBeVisible();
  });

  it('shows no link that is none', async () => {
    // eslint-disable-next-line no-script-url
    const file = { ...aDrift().file!, url: 'javascript:alert(1)' };
    show(async () => aDrift({ file }));
    expect(await screen.findByText('clusters/phi-4.yaml')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });

  it('says what differs, what that means and what to do', async () => {
    show(async () =>
      aDrift({
        state: 'drifted',
        summary: 'The cluster differs in 3 fields.',
        nextStep: 'Bring it into Git.',
        effect: 'refused',
        differing: 3,
        differences: [
          COUNT,
          {
            path: 'inference.template',
            wanted: '[hidden]',
            live: '[hidden]',
            masked: true,
            effect: 'rolls',
            meaning: 'The pods restart',
          },
        ],
      }),
    );
    const table = await screen.findByRole('table', {
      name: 'Differences between Git and the cluster',
    });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows[0]).toHaveTextContent(
      'resource.count1not setrefusedKAITO does not let it change.',
    );
    expect(rows[1]).toHaveTextContent(/looks like a secret/);
    expect(screen.getByText('1 more are not shown.')).toBeVisible();
    expect(screen.getByText('Bring it into Git.')).toBeVisible();
    expect(screen.getByText(/is refused as a whole/)).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says what was known last, and how old that is', async () => {
    show(async () =>
      aDrift({
        state: 'not-checked',
        summary: 'git.example.com does not answer.',
        since: AT,
        lastKnown: { state: 'drifted', at: AT },
        file: null,
      }),
    );
    expect(await screen.findByText('Not checked')).toBeVisible();
    expect(screen.getByText(/Last known: Drifted,/)).toBeVisible();
    expect(screen.getAllByText('stale,')).toHaveLength(1);
    expect(screen.queryByText('GitOps agent')).not.toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('shows what differed then as what it is, and promises nothing of it', async () => {
    show(async () =>
      aDrift({
        state: 'not-checked',
        lastKnown: { state: 'drifted', at: AT },
        effect: 'rolls',
        differing: 1,
        differences: [COUNT],
      }),
    );
    expect(await screen.findByText('What differed then:')).toBeVisible();
    expect(screen.queryByText(/Applying Git/)).not.toBeInTheDocument();
  });

  it('says no age of what was never read', async () => {
    show(async () =>
      aDrift({
        state: 'not-checked',
        summary: 'No repository is configured.',
        gitAsOf: null,
        file: null,
      }),
    );
    expect(
      await screen.findByText('No repository is configured.'),
    ).toBeVisible();
    expect(screen.queryByText(/as of|no data yet/)).not.toBeInTheDocument();
  });

  it('says that it is loading', async () => {
    show(() => new Promise(() => {}));
    expect(
      await screen.findByRole('status', {
        name: 'Loading comparison with Git',
      }),
    ).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says that one may not see it', async () => {
    show(async () => {
      throw await requestError(403, 'NotAllowedError', 'Unauthorized');
    });
    expect(
      await screen.findByText('You may not see how it stands against Git'),
    ).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when it could not be loaded', async () => {
    show(async () => {
      throw await requestError(500, 'Error', 'the backend is confused');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /comparison with Git could not be loaded.*backend is confused/,
    );
  });

  it('says nothing of what nobody has heard of, where the page does', async () => {
    const asked = jest.fn(async (): Promise<Drift> => {
      throw await requestError(404, 'NotFoundError', 'There is no Workspace');
    });
    show(asked, { isOptional: true });
    await waitFor(() => expect(asked).toHaveBeenCalled());
    // The answer has reached the page, too.
    await act(() => new Promise(done => setTimeout(done, 50)));
    expect(screen.queryByRole('region', { name: 'In Git' })).toBeNull();
  });

  it('tells of what is in Git alone, where the page knows nothing', async () => {
    show(async () => aDrift({ state: 'missing' }), { isOptional: true });
    expect(await screen.findByText('Missing')).toBeVisible();
  });
});
