import type {
  AttentionGroup,
  AttentionMember,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../../__testUtils__/axe';
import {
  fakeKaitoApi,
  requestError,
} from '../../../__testUtils__/fakeKaitoApi';
import {
  attentionList,
  AT,
  unmanagedWorkload,
} from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { AttentionSection } from './AttentionSection';

const member = (name: string): AttentionMember => ({
  ref: { ...unmanagedWorkload.ref, name },
  phase: 'ProvisioningFailed',
  summary: `The machine of ${name} could not be created.`,
  owner: 'group:default/team-search',
  since: AT,
  stale: false,
});

const group = (
  id: string,
  names: string[],
  facts: Partial<AttentionGroup> = {},
): AttentionGroup => ({
  id,
  severity: 'error',
  summary: `Fault ${id}`,
  nextStep: `Mend ${id}`,
  since: AT,
  members: names.map(member),
  ...facts,
});

const show = (...groups: AttentionGroup[]) =>
  renderPage(<AttentionSection />, {
    api: fakeKaitoApi({ getAttention: async () => attentionList(...groups) }),
  });

const causes = () => screen.getAllByText(/^Fault /).map(one => one.textContent);

describe('AttentionSection', () => {
  it('shows the worst three, as ordered by the backend, and the rest on demand', async () => {
    const user = userEvent.setup();
    show(...['d', 'a', 'c', 'b'].map(id => group(id, [`${id}-1`, `${id}-2`])));
    expect(
      await screen.findByRole('region', { name: 'Needs attention (4)' }),
    ).toBeVisible();
    expect(causes()).toEqual(['Fault d', 'Fault a', 'Fault c']);
    await user.click(screen.getByRole('button', { name: 'Show all 4' }));
    expect(causes()).toHaveLength(4);
    expect(await a11yViolations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Show the worst 3' }));
    expect(causes()).toHaveLength(3);
  });

  it('says what to do and whom it troubles, each with its own words', async () => {
    const user = userEvent.setup();
    show(group('quota', ['one', 'two']));
    expect(await screen.findByText('Mend quota')).toBeVisible();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
    await user.click(
      screen.getByRole('button', {
        name: 'Show them: Fault quota',
      }),
    );
    const members = screen.getByRole('list', { name: 'Affected: Fault quota' });
    expect(within(members).getByRole('link', { name: 'one' })).toHaveAttribute(
      'href',
      '/kaito/deployments/aks-use-research/InferenceSet/lab/one',
    );
    expect(members).toHaveTextContent('The machine of two could not be');
    expect(members).toHaveTextContent('Provisioning failed');
    expect(await a11yViolations()).toEqual([]);
  });

  it('names the one it troubles at once, and marks what cannot be confirmed', async () => {
    show(
      group('oom', [], {
        severity: 'warning',
        nextStep: null,
        since: null,
        members: [{ ...member('alone'), stale: true, owner: null }],
      }),
    );
    expect(await screen.findByRole('link', { name: 'alone' })).toBeVisible();
    expect(screen.getByText('stale')).toBeVisible();
    expect(screen.queryByText(/Next step/)).not.toBeInTheDocument();
  });

  it('never lists thousands at once', async () => {
    const user = userEvent.setup();
    const names = Array.from({ length: 2_000 }, (_, index) => `w-${index}`);
    show(group('mass', names));
    await user.click(await screen.findByRole('button', { name: /^Show them/ }));
    expect(screen.getAllByRole('link', { name: /^w-/ })).toHaveLength(20);
    await user.click(screen.getByRole('button', { name: 'Show more (1980)' }));
    expect(screen.getAllByRole('link', { name: /^w-/ })).toHaveLength(40);
  });

  it('says when it cannot be worked out', async () => {
    const error = await requestError(500, 'Error', 'It broke');
    renderPage(<AttentionSection />, {
      api: fakeKaitoApi({ getAttention: () => Promise.reject(error) }),
    });
    expect(
      await screen.findByText(/could not be worked out: It broke\./),
    ).toBeVisible();
  });
});
