import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  InventoryEntry,
  InventoryList,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeKaitoApi, requestError } from '../../__testUtils__/fakeKaitoApi';
import { aCluster, AT } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';
import { InventoryPage } from './InventoryPage';

// A claim that must not become a link.
// eslint-disable-next-line no-script-url
const SCRIPT = 'javascript:alert(1)';
const EARLIER = '2026-11-19T08:00:00.000Z';

function entry(facts: Partial<InventoryEntry> = {}): InventoryEntry {
  return {
    uid: 'uid-1',
    cluster: 'aks-weu-prod',
    kind: 'Workspace',
    namespace: 'team-search',
    name: 'phi-4',
    model: 'microsoft/phi-4',
    licence: 'mit',
    instanceType: 'Standard_NC24ads_A100_v4',
    provenance: {
      requestId: 'req-1',
      requestedBy: 'user:default/dana',
      owner: 'group:default/team-search',
      purpose: 'Semantic search',
      dataClass: 'internal',
      expires: '2020-01-31',
      source: null,
      pullRequest: 'https://git.example.com/platform/fleet/pulls/7',
    },
    managed: true,
    evidence: 'B',
    generation: 1,
    specHash: 'a'.repeat(64),
    created: { observedAt: AT, notBefore: EARLIER },
    firstReady: null,
    deleted: null,
    ...facts,
  };
}

const unmanaged = entry({
  uid: 'uid-2',
  cluster: 'aks-use-research',
  name: 'mystery',
  model: null,
  licence: null,
  provenance: {
    requestId: null,
    requestedBy: null,
    owner: null,
    dataClass: null,
    purpose: null,
    expires: null,
    source: null,
    pullRequest: SCRIPT,
  },
  managed: false,
  evidence: 'C',
  created: { observedAt: EARLIER, notBefore: null },
});
const gone = entry({
  uid: 'uid-3',
  name: 'old',
  model: 'qwen/qwen3-8b',
  deleted: { observedAt: AT, notBefore: AT },
});

const listOf = (...items: InventoryEntry[]): InventoryList => ({
  items,
  totalItems: items.length,
  clusters: [
    aCluster(),
    aCluster({ name: 'aks-use-research', state: 'unreachable' }),
  ],
  generatedAt: AT,
});

function show(overrides: Partial<KaitoApi> = {}, at?: string) {
  const { container } = renderPage(<InventoryPage />, {
    at,
    api: fakeKaitoApi({
      getInventory: async () => listOf(entry(), unmanaged, gone),
      getInventoryHistory: async () => ({
        entry: entry(),
        events: [
          {
            id: '2',
            type: 'ready',
            observedAt: AT,
            notBefore: AT,
            generation: 1,
            specHash: 'b'.repeat(64),
          },
          {
            id: '1',
            type: 'created',
            observedAt: EARLIER,
            notBefore: null,
            generation: 1,
            specHash: 'a'.repeat(64),
          },
        ],
      }),
      ...overrides,
    }),
  });
  return { container, user: userEvent.setup() };
}

const rows = async () => {
  const table = await screen.findByRole('table');
  return within(table).getAllByRole('row').slice(1);
};

it('lists gaps first, the gone too, and says how each is known', async () => {
  const { container } = show();
  const [first, second, third] = await rows();
  expect(first).toHaveTextContent('C · unmanaged');
  expect(first).toHaveTextContent('custom template');
  expect(first).toHaveTextContent('present when last seen');
  expect(first).toHaveTextContent(/19 Nov 2026, \d\d:\d\d or earlier/);
  expect(second).toHaveTextContent('B · claimed');
  expect(second).toHaveTextContent('microsoft/phi-4');
  expect(second).toHaveTextContent(
    /19 Nov 2026, \d\d:\d\d – 20 Nov 2026, \d\d:\d\d/,
  );
  expect(
    within(second).getByTitle(/^between 19 Nov .*:00 and 20 Nov .*:11$/),
  ).toBeVisible();
  expect(second).toHaveTextContent('in team-search');
  expect(second).toHaveTextContent('danafor team-search');
  expect(second).toHaveTextContent('microsoft/phi-4mit');
  expect(second).toHaveTextContent('not seen ready');
  expect(second).toHaveTextContent('expired 2020-01-31');
  expect(third).toHaveTextContent('deleted');
  expect(within(third).queryByText(/expired/)).not.toBeInTheDocument();
  expect(screen.getByLabelText('Grades of evidence')).toHaveTextContent(
    'C · unmanaged 1',
  );
  expect(await a11yViolations(container)).toEqual([]);
});

it('links what can be followed, and nothing else', async () => {
  show();
  const [first, second, third] = await rows();
  expect(within(second).getByRole('link', { name: '#7' })).toHaveAttribute(
    'href',
    'https://git.example.com/platform/fleet/pulls/7',
  );
  expect(within(second).getByRole('link', { name: 'phi-4' })).toHaveAttribute(
    'href',
    '/kaito/deployments/aks-weu-prod/Workspace/team-search/phi-4',
  );
  expect(first).toHaveTextContent(SCRIPT);
  expect(
    within(first).queryByRole('link', { name: /javascript/ }),
  ).not.toBeInTheDocument();
  expect(
    within(third).queryByRole('link', { name: 'old' }),
  ).not.toBeInTheDocument();
});

it('mixes the gaps in when asked to', async () => {
  const { user } = show({}, '/?sort=-name');
  const order = async () =>
    (await rows()).map(row =>
      ['mystery', 'old', 'phi-4'].find(name => within(row).queryByText(name)),
    );
  expect(await order()).toEqual(['mystery', 'phi-4', 'old']);
  await user.click(screen.getByRole('switch', { name: 'Gaps first' }));
  expect(await order()).toEqual(['phi-4', 'old', 'mystery']);
});

it('narrows to what is gone', async () => {
  show({}, '/?f.state=deleted');
  expect(await rows()).toHaveLength(1);
  expect(screen.getByText('1 of 3 deployments')).toBeInTheDocument();
});

it('opens everything on record about a deployment, and closes again', async () => {
  const { user } = show();
  await user.click(
    await screen.findByRole('button', { name: 'microsoft/phi-4' }),
  );
  const dialog = await screen.findByRole('dialog');
  const events = await within(dialog).findAllByRole('listitem');
  expect(events.map(event => event.textContent)).toEqual([
    expect.stringMatching(/^Created seen .*, may have been earlier/),
    expect.stringMatching(/^Ready/),
  ]);
  expect(dialog).toHaveTextContent('Semantic search');
  expect(dialog).toHaveTextContent('spec aaaaaaaaaaaa');
  expect(await a11yViolations(dialog)).toEqual([]);
  await user.keyboard('{Escape}');
  await waitFor(() =>
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
  );
});

it('says why a record cannot be opened', async () => {
  show(
    {
      getInventoryHistory: async () => {
        throw await requestError(404, 'NotFoundError', 'Nothing on record');
      },
    },
    '/?entry=uid-9',
  );
  const dialog = await screen.findByRole('dialog');
  expect(
    await within(dialog).findByText('Nothing on record.'),
  ).toBeInTheDocument();
});

it('tells a person without the right what they lack', async () => {
  const { container } = show({
    getInventory: async () => {
      throw await requestError(
        403,
        'NotAllowedError',
        'You lack kaito.inventory.read',
      );
    },
  });
  expect(
    await screen.findByText('You may not see the inventory'),
  ).toBeInTheDocument();
  expect(screen.getByText(/You lack kaito.inventory.read/)).toBeInTheDocument();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
  expect(await a11yViolations(container)).toEqual([]);
});

it('says that the record is empty and why', async () => {
  const { container } = show({ getInventory: async () => listOf() });
  expect(await screen.findByText('Nothing on record yet')).toBeInTheDocument();
  expect(await a11yViolations(container)).toEqual([]);
});
