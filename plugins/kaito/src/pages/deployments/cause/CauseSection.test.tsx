import type { CauseLink } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../../__testUtils__/axe';
import { fakeKaitoApi } from '../../../__testUtils__/fakeKaitoApi';
import {
  AT,
  aWorkloadDetail,
  unmanagedWorkload,
} from '../../../__testUtils__/fixtures';
import { renderPage } from '../../../__testUtils__/renderPage';
import { CauseSection } from './CauseSection';

const link = (facts: Partial<CauseLink>): CauseLink => ({
  layer: 'cloud',
  code: 'quota',
  summary: 'The region has no quota left.',
  why: 'A cloud limits the cores of a family.',
  nextStep: 'Ask for more.',
  object: 'NodeClaim/ws1',
  evidence: 'LaunchFailed: QuotaExceeded',
  since: AT,
  raw: {
    source: 'condition',
    type: 'Launched',
    reason: 'LaunchFailed',
    message: 'QuotaExceeded: 0 of 96',
    at: AT,
  },
  alsoAffects: ['NodeClaim/ws2'],
  ...facts,
});

describe('CauseSection', () => {
  it('shows the deepest cause first and every raw word one click away', async () => {
    const user = userEvent.setup();
    const effect = link({
      layer: 'workload',
      code: 'waiting',
      object: 'Workspace/phi-4',
      summary: 'KAITO waits for its nodes.',
      why: null,
      nextStep: null,
      since: null,
      alsoAffects: [],
      raw: {
        source: 'event',
        type: null,
        reason: 'NodeClaimCreationFailed',
        message: null,
        at: null,
      },
    });
    renderPage(
      <CauseSection
        workload={aWorkloadDetail({
          phase: unmanagedWorkload.phase,
          causeChain: [link({}), effect],
        })}
      />,
      { api: fakeKaitoApi() },
    );
    const chain = await screen.findByRole('list', {
      name: 'Causes, the deepest first',
    });
    const [deepest, follows] = within(chain).getAllByRole('listitem');
    expect(deepest).toHaveTextContent('Cloud');
    expect(deepest).toHaveTextContent('The region has no quota left.');
    expect(deepest).toHaveTextContent('A cloud limits the cores of a family.');
    expect(deepest).toHaveTextContent('Next step: Ask for more.');
    expect(deepest).toHaveTextContent('The same on: NodeClaim/ws2');
    expect(follows).toHaveTextContent('KAITO waits for its nodes.');
    expect(follows).not.toHaveTextContent('Next step');
    await user.click(
      screen.getByRole('button', { name: "In the cluster's own words" }),
    );
    expect(
      screen.getByText(/condition · Launched · LaunchFailed/),
    ).toHaveTextContent('QuotaExceeded: 0 of 96');
    await user.click(
      screen.getByRole('button', {
        name: "In the cluster's own words: Workspace/phi-4",
      }),
    );
    expect(screen.getByText(/event · NodeClaimCreationFailed/)).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says what a phase means when nothing is wrong', async () => {
    renderPage(
      <CauseSection workload={aWorkloadDetail({ causeChain: [] })} />,
      { api: fakeKaitoApi() },
    );
    expect(await screen.findByText('It answers.')).toBeVisible();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });
});
