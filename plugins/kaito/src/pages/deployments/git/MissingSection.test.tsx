import type {
  DriftItem,
  DriftList,
  DriftRepository,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { act, screen, waitFor, within } from '@testing-library/react';
import { a11yViolations } from '../../../__testUtils__/axe';
import {
  fakeKaitoApi,
  requestError,
} from '../../../__testUtils__/fakeKaitoApi';
import { aDrift, AT, driftList } from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { MissingSection } from './MissingSection';

const missing = (name: string, facts: Partial<DriftItem> = {}): DriftItem => {
  const { effect, differences, agent, ...item } = aDrift();
  return {
    ...item,
    ref: { ...item.ref, name },
    state: 'missing',
    summary: `${name}.yaml is in Git, but the cluster has none.`,
    nextStep: 'Look at the GitOps agent.',
    ...facts,
  };
};
const repository = (facts: Partial<DriftRepository> = {}): DriftRepository => ({
  repository: 'platform/fleet',
  url: null,
  baseBranch: 'main',
  state: 'current',
  message: null,
  commit: 'a'.repeat(40),
  asOf: AT,
  files: 1,
  unreadable: 0,
  ...facts,
});
const show = (getDrift: () => Promise<DriftList>) =>
  renderPage(
    <>
      <p>the list below</p>
      <MissingSection />
    </>,
    { api: fakeKaitoApi({ getDrift }) },
  );
/** An answer that was given has reached the page. */
const answered = () => act(() => new Promise(done => setTimeout(done, 50)));

describe('MissingSection', () => {
  it('lists what is in Git alone, with what to do', async () => {
    show(async () =>
      driftList(
        [missing('phi'), missing('llama', { owner: null, file: null })],
        {
          repositories: [repository()],
        },
      ),
    );
    const section = await screen.findByRole('region', {
      name: 'In Git, not in the cluster (2)',
    });
    const [phi, llama] = within(section).getAllByRole('row').slice(1);
    expect(within(phi).getByRole('link', { name: 'phi' })).toHaveAttribute(
      'href',
      '/kaito/deployments/aks-weu-prod/Workspace/team-search/phi',
    );
    expect(within(phi).getByText('Look at the GitOps agent.')).toBeVisible();
    expect(
      within(phi).getByRole('link', { name: 'Open file' }),
    ).toHaveAttribute('href', aDrift().file!.url);
    expect(llama).toHaveTextContent('not recorded');
    expect(llama).toHaveTextContent('no page');
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('takes no room when there is none', async () => {
    const asked = jest.fn(async () =>
      driftList([], { repositories: [repository()] }),
    );
    show(asked);
    await waitFor(() => expect(asked).toHaveBeenCalled());
    await answered();
    expect(screen.queryByText(/In Git/)).not.toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });

  it.each<[string, Partial<DriftRepository>, RegExp]>([
    ['old', { state: 'stale' }, /platform\/fleet describes is not confirmed/],
    [
      'never read',
      { state: 'not-read', asOf: null },
      /platform\/fleet describes is not known/,
    ],
  ])('says of a repository that is %s', async (_, facts, words) => {
    show(async () =>
      driftList([], {
        repositories: [repository({ message: 'It is away', ...facts })],
      }),
    );
    const note = await screen.findByRole('status');
    expect(note).toHaveTextContent(words);
    expect(note).toHaveTextContent('It is away.');
  });

  it('says that it could not be worked out', async () => {
    show(async () => {
      throw await requestError(403, 'NotAllowedError', 'You may not');
    });
    expect(await screen.findByRole('status')).toHaveTextContent(
      /could not be worked out: You may not\. The list below is not affected/,
    );
  });
});
