import { mockApis } from '@backstage/frontend-test-utils';
import type {
  KaitoApi,
  PreflightReport,
  ProposalPreview,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, waitFor, within } from '@testing-library/react';
import { requestError } from '../../__testUtils__/fakeKaitoApi';
import { aWorkloadDetail, AT } from '../../__testUtils__/fixtures';
import { showForm } from '../__testUtils__/showForm';

const check = (facts: Partial<PreflightReport['checks'][number]>) => ({
  check: 'permission' as const,
  outcome: 'pass' as const,
  reason: 'You may',
  nextStep: null,
  field: null,
  asOf: AT,
  ...facts,
});

const report = (
  ...checks: PreflightReport['checks'][number][]
): PreflightReport => ({
  outcome: checks.length > 0 ? 'fail' : 'warn',
  checks: [
    check({}),
    check({
      check: 'quota',
      outcome: 'not-checked',
      reason: 'Azure is not asked.',
    }),
    check({
      check: 'price',
      outcome: 'warn',
      reason: 'It costs much',
      nextStep: 'Take a smaller machine',
      field: 'instanceType',
    }),
    ...checks,
  ],
  estimate: {
    nodes: 1,
    gpus: 1,
    gpuModel: 'NVIDIA A100',
    basis: 'estimated',
  },
  cost: {
    state: 'known',
    value: {
      perHour: 3.67,
      perMonth: 2679.1,
      currency: 'USD',
      effective: '2026-05-01',
    },
    basis: 'measured',
    source: 'Azure retail prices',
    asOf: AT,
  },
  generatedAt: AT,
});

const proposal: ProposalPreview = {
  repository: { fullName: 'platform/fleet', url: 'https://git.example.org/f' },
  baseBranch: 'main',
  commit: '0123456789abcdef',
  paths: ['clusters/weu/search/phi.yaml'],
  diff: '--- a/x\n+++ b/x\n@@ -0,0 +1 @@\n+kind: Workspace\n',
  readAt: AT,
};

const REQUEST = {
  requestId: '${{ parameters.review.requestId }}',
  cluster: '${{ parameters.placement.cluster }}',
  instanceType: '${{ parameters.placement.instanceType }}',
  namespace: 'search',
  name: 'phi',
  model: '${{ parameters.model }}',
  owner: 'group:default/search',
  purpose: 'Answer questions',
};

const FORM = {
  model: 'microsoft/phi-4',
  placement: { cluster: 'weu', instanceType: 'Standard_NC24ads_A100_v4' },
};

function open(
  options: {
    initial?: object;
    api?: Partial<KaitoApi>;
    request?: object | null;
    /** More options of the review. */
    review?: object;
    properties?: Record<string, object>;
  } = {},
) {
  const { request = REQUEST } = options;
  const preflight = jest.fn(async () => report());
  const previewProposal = jest.fn(async () => proposal);
  const uiOptions = request ? { 'ui:options': { request } } : {};
  const form = showForm(
    {
      properties: {
        ...(options.properties ?? {
          cost: { type: 'null', 'ui:field': 'KaitoCostPanel', ...uiOptions },
          manifest: {
            type: 'null',
            'ui:field': 'KaitoManifestPreview',
            ...uiOptions,
          },
        }),
        review: {
          type: 'object',
          title: 'Review',
          properties: { requestId: { type: 'string' } },
          'ui:field': 'KaitoReview',
          'ui:options': { ...(request && { request }), ...options.review },
        },
      },
    },
    {
      initial: options.initial ?? FORM,
      api: { preflight, previewProposal, ...options.api },
      apis: [mockApis.identity({ userEntityRef: 'user:default/dana' })],
    },
  );
  return { ...form, preflight, previewProposal };
}

const checks = () => screen.findByRole('list', { name: 'Checks' });

it('shows cost, checks, manifest and change, and hands on one id however often it is sent', async () => {
  const { send, preflight, previewProposal, violations } = open();
  const items = within(await checks()).getAllByRole('listitem');
  expect(items.map(item => item.textContent)).toEqual([
    expect.stringMatching(
      /^mindIs the price known\? Machine typeIt costs much\. Take a smaller machine\.$/,
    ),
    expect.stringMatching(/^not checkedIs there quota/),
    expect.stringMatching(/^fineMay you ask for it\?You may\.$/),
  ]);
  expect(
    screen.getByText('3 checks: 1 mind, 1 not checked, 1 fine.'),
  ).toBeVisible();
  expect(
    screen.getByText(
      '2,679.10 USD a month, 3.67 an hour. List price of 2026-05-01, measured: Azure retail prices. Discounts, reservations and taxes are not in it.',
    ),
  ).toBeVisible();
  expect(
    screen.getByText('1 node, 1 GPU (NVIDIA A100), estimated'),
  ).toBeVisible();
  const yaml = screen.getByRole('region', { name: 'phi.yaml in YAML' });
  const diff = await screen.findByRole('region', { name: 'Diff' });
  expect(diff).toHaveTextContent('+kind: Workspace');
  expect(screen.getByText('clusters/weu/search/phi.yaml')).toBeVisible();
  expect(screen.getByRole('link', { name: /platform\/fleet/ })).toBeVisible();
  expect(await violations()).toEqual([]);
  const { review } = (await send()) as { review: { requestId: string } };
  expect(review.requestId).toMatch(/^r-[0-9a-f]{12}$/);
  expect(yaml).toHaveTextContent(`request-id: ${review.requestId}`);
  expect(yaml).toHaveTextContent('requested-by: user:default/dana');
  expect(preflight).toHaveBeenLastCalledWith(
    expect.objectContaining({
      requestId: review.requestId,
      cluster: 'weu',
      model: 'microsoft/phi-4',
      instanceTypes: ['Standard_NC24ads_A100_v4'],
    }),
    expect.anything(),
  );
  expect(previewProposal).toHaveBeenLastCalledWith(
    expect.objectContaining({
      requestId: review.requestId,
      files: [expect.objectContaining({ name: 'phi.yaml' })],
    }),
    expect.anything(),
  );
});

it('keeps the id the form has', async () => {
  const requestId = 'r-0123456789ab';
  const { send } = open({ initial: { ...FORM, review: { requestId } } });
  await checks();
  expect(await send()).toMatchObject({ review: { requestId } });
});

it('holds the form back while something stands in the way, and lets it go once that is mended', async () => {
  const fail = check({
    check: 'name-in-requests',
    outcome: 'fail',
    reason: 'Sam asks for phi',
    nextStep: 'Choose another name',
    field: 'name',
  });
  let taken = true;
  const { user, onCreate, send } = open({
    api: { preflight: async () => (taken ? report(fail) : report()) },
  });
  expect(await checks()).toHaveTextContent(/^stands in the way/);
  await user.click(screen.getByRole('button', { name: 'Review' }));
  expect(
    (
      await screen.findAllByText(
        /Does nobody else ask for the name now\? Sam asks for phi\. Choose another name\./,
      )
    )[0],
  ).toBeVisible();
  expect(onCreate).not.toHaveBeenCalled();
  taken = false;
  expect(await send()).toMatchObject(FORM);
});

it('goes on when nothing can be checked, and says so', async () => {
  const error = await requestError(503, 'ServiceUnavailable', 'Backend away');
  const away = () => Promise.reject(error);
  const { send, violations } = open({
    api: { preflight: away, previewProposal: away },
  });
  await waitFor(() =>
    expect(screen.getAllByRole('alert').map(one => one.textContent)).toEqual([
      expect.stringMatching(
        /^The cost is not knownBackend away\. You can go on/,
      ),
      expect.stringMatching(/^Nothing could be checkedBackend away\./),
      expect.stringMatching(/^What changes in the repository is not known/),
    ]),
  );
  // What needs no backend is told all the same.
  expect(
    screen.getByRole('region', { name: 'phi.yaml in YAML' }),
  ).toBeVisible();
  expect(
    screen.getByText(/^The weights take \d+ % of the memory/),
  ).toBeVisible();
  expect(await violations()).toEqual([]);
  expect(await send()).toMatchObject({
    review: { requestId: expect.stringMatching(/^r-/) },
  });
});

it('says that the repository holds a file of somebody else', async () => {
  const error = await requestError(409, 'ConflictError', 'phi.yaml is theirs');
  open({ api: { previewProposal: () => Promise.reject(error) } });
  expect(
    await screen.findByText('The repository stands in the way'),
  ).toBeVisible();
  expect(screen.getByText(/^phi\.yaml is theirs\./)).toBeVisible();
});

it('says that the repository holds all of it already', async () => {
  open({
    api: {
      previewProposal: async () => ({ ...proposal, diff: '', paths: [] }),
    },
  });
  expect(
    await screen.findByText('Nothing: main holds all of it already.'),
  ).toBeVisible();
});

it('names the fields that KAITO would refuse, and holds the form back for each once', async () => {
  const { user, onCreate, previewProposal } = open({
    initial: { ...FORM, model: 'phi-2' },
  });
  await waitFor(() =>
    expect(screen.getAllByText(/^This cannot be asked for yet$/)).toHaveLength(
      2,
    ),
  );
  expect(await checks()).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Review' }));
  // In the form's list of errors, at the field and in the field.
  expect((await screen.findAllByText(/^Model: would be refused/)).length).toBe(
    2,
  );
  expect(onCreate).not.toHaveBeenCalled();
  expect(previewProposal).not.toHaveBeenCalled();
});

it('tells the author of a template what it lacks, and does not hold people up', async () => {
  const { send, preflight } = open({ request: null });
  expect(
    (await screen.findAllByText(/The template does not say what it renders/))
      .length,
  ).toBe(3);
  expect(await send()).toMatchObject(FORM);
  expect(preflight).not.toHaveBeenCalled();
});

describe('of a deployment that exists', () => {
  const { ref } = aWorkloadDetail();
  const openEdit = (
    review: object,
    initial: object = {},
    previewEdit: KaitoApi['previewEdit'] = async () => proposal,
    answer: KaitoApi['preflightEdit'] = async () => report(),
  ) => {
    const asked = jest.fn(previewEdit);
    const preflightEdit = jest.fn(answer);
    const form = open({
      request: null,
      review,
      properties: {},
      initial: { deployment: ref, ...initial },
      api: {
        getWorkload: async () => aWorkloadDetail(),
        previewEdit: asked,
        preflightEdit,
      },
    });
    return { ...form, asked, preflightEdit };
  };
  const changes = { expires: '${{ parameters.expires }}' };

  it('says what will stop, and which files go', async () => {
    const { asked, preflightEdit, send } = openEdit({ use: 'retire' });
    expect(
      await screen.findByText(/^Chosen: phi-4 in team-search on aks-weu-prod/),
    ).toBeVisible();
    expect(await screen.findByRole('region', { name: 'Diff' })).toBeVisible();
    expect(asked).toHaveBeenCalledWith(
      ref,
      { action: 'retire' },
      expect.anything(),
    );
    expect(await send()).toMatchObject({ deployment: ref });
    expect(preflightEdit).not.toHaveBeenCalled();
  });

  it('asks with what was filled in', async () => {
    const { asked } = openEdit(
      { use: 'extend', changes },
      { expires: '2027-01-31' },
    );
    expect(await screen.findByRole('region', { name: 'Diff' })).toBeVisible();
    expect(asked).toHaveBeenCalledWith(
      ref,
      { action: 'change', changes: { expires: '2027-01-31' } },
      expect.anything(),
    );
  });

  it('shows what stands in the way of a change, and holds the form back for it', async () => {
    let broken = true;
    const rule = check({
      check: 'policy',
      outcome: 'fail',
      reason: 'The day is too far off',
      nextStep: 'Choose an earlier one',
      field: 'expires',
    });
    const { preflightEdit, user, onCreate, send } = openEdit(
      { use: 'extend', changes },
      { expires: '2099-01-31' },
      undefined,
      async () => (broken ? report(rule) : report()),
    );
    const list = await screen.findByRole('list', { name: 'Checks' });
    expect(within(list).getByText(/The day is too far off/)).toBeVisible();
    expect(preflightEdit).toHaveBeenCalledWith(
      ref,
      { changes: { expires: '2099-01-31' } },
      expect.anything(),
    );
    await user.click(screen.getByRole('button', { name: 'Review' }));
    expect(
      (
        await screen.findAllByText(
          /The day is too far off\. Choose an earlier one\./,
        )
      ).length,
    ).toBeGreaterThan(1);
    expect(onCreate).not.toHaveBeenCalled();
    broken = false;
    expect(await send()).toMatchObject({ deployment: ref });
  });

  it('lets a change go on that could not be checked', async () => {
    const { send } = openEdit(
      { use: 'extend', changes },
      { expires: '2099-01-31' },
      undefined,
      async () => {
        throw await requestError(404, 'NotFoundError', 'Nothing you may see');
      },
    );
    expect(await screen.findByText('Nothing could be checked')).toBeVisible();
    expect(await send()).toMatchObject({ deployment: ref });
  });

  it('asks nothing while nothing is to change', async () => {
    const { asked } = openEdit({ use: 'change', changes });
    expect(
      await screen.findByText(/Nothing is to change yet: go back/),
    ).toBeVisible();
    expect(asked).not.toHaveBeenCalled();
  });

  it('says why the pull request would be refused', async () => {
    openEdit({ use: 'retire' }, {}, async () => {
      throw await requestError(404, 'NotFoundError', 'It is not in there');
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'The pull request cannot be made of thisIt is not in there.',
    );
    expect(alert).not.toHaveTextContent('go on');
  });

  it('says that it is so already', async () => {
    openEdit({ use: 'retire' }, {}, async () => ({
      ...proposal,
      paths: [],
      diff: '',
    }));
    expect(
      await screen.findByText('Nothing: it is so on main already.'),
    ).toBeVisible();
  });

  it('leaves to the task what a template does not say', async () => {
    openEdit({ use: 'change' });
    expect(
      await screen.findByText(/worked out when the pull request is made/),
    ).toBeVisible();
  });
});
