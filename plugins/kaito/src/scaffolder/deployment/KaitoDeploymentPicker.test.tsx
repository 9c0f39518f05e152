import type {
  Workload,
  WorkloadPage,
  WorkloadQuery,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, waitFor } from '@testing-library/react';
import { requestError } from '../../__testUtils__/fakeKaitoApi';
import {
  aCluster,
  aWorkload,
  aWorkloadDetail,
  unmanagedWorkload,
  workloadPage,
} from '../../__testUtils__/fixtures';
import { showForm } from '../__testUtils__/showForm';
import { deploymentProblem } from './deploymentWords';

const phi = aWorkload();

function open(
  options: {
    use?: string;
    initial?: object;
    ask?: (query: WorkloadQuery) => Promise<WorkloadPage>;
    getWorkload?: () => Promise<never>;
  } = {},
) {
  const queryWorkloads = jest.fn(
    options.ask ?? (async () => workloadPage([phi, unmanagedWorkload])),
  );
  const text = { type: 'string' };
  const form = showForm(
    {
      properties: {
        deployment: {
          title: 'Which',
          type: 'object',
          properties: {
            cluster: text,
            kind: text,
            namespace: text,
            name: text,
          },
          'ui:field': 'KaitoDeploymentPicker',
          'ui:options': { use: options.use },
        },
      },
    },
    {
      initial: options.initial,
      api: {
        queryWorkloads,
        ...(options.getWorkload && { getWorkload: options.getWorkload }),
      },
    },
  );
  return { ...form, queryWorkloads };
}

const radio = (name: RegExp) => screen.findByRole('radio', { name });

it('hands on the deployment that is picked and says what will stop', async () => {
  const { user, send, violations } = open({ use: 'retire' });
  const phi4 = await radio(/^phi-4 in team-search on aks-weu-prod Ready/);
  phi4.focus();
  await user.keyboard(' ');
  expect(
    await screen.findByText(
      /^Stops microsoft\/phi-4\. Whoever calls http:\/\/phi-4\.team-search/,
    ),
  ).toBeVisible();
  expect(
    screen.getByText('Its machines go: 1 of 1 × Standard_NC24ads_A100_v4.'),
  ).toBeVisible();
  expect(await violations()).toEqual([]);
  expect(await send()).toEqual({ deployment: phi.ref });
});

it('says until when it runs, and that the portal did not bring it', async () => {
  const { user } = open({ use: 'extend' });
  await user.click(await radio(/^phi-4/));
  expect(
    await screen.findByText('It is to go after 2027-01-31.'),
  ).toBeVisible();
  await user.click(await radio(/^mystery in lab/));
  expect(await screen.findByText('It has no end.')).toBeVisible();
  expect(screen.getByText(/^It names no request of the portal/)).toBeVisible();
});

it('lets the backend search and narrow', async () => {
  const { user, queryWorkloads } = open();
  await radio(/^phi-4/);
  await user.type(screen.getByRole('searchbox', { name: /Search/ }), 'phi');
  await waitFor(() =>
    expect(queryWorkloads).toHaveBeenLastCalledWith(
      expect.objectContaining({ q: 'phi', sort: 'name' }),
      expect.anything(),
    ),
  );
  expect(screen.getByRole('button', { name: /Any Kind/ })).toBeVisible();
});

it('takes one by name when the list cannot be had', async () => {
  const error = await requestError(503, 'ServiceUnavailable', 'Backend away');
  const { user, send, violations } = open({
    ask: () => Promise.reject(error),
    initial: { deployment: { cluster: 'weu', kind: 'Workspace' } },
  });
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The deployments could not be loaded',
  );
  await user.type(screen.getByRole('textbox', { name: 'Namespace' }), 'lab');
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'mystery');
  expect(await violations()).toEqual([]);
  expect(await send()).toEqual({
    deployment: {
      cluster: 'weu',
      kind: 'Workspace',
      namespace: 'lab',
      name: 'mystery',
    },
  });
});

it('tells what it holds though the list does not show it', async () => {
  open({
    initial: { deployment: phi.ref },
    ask: async () => workloadPage([unmanagedWorkload]),
    getWorkload: (async () => aWorkloadDetail()) as never,
  });
  expect(
    await screen.findByText(/^Chosen: phi-4 in team-search/),
  ).toBeVisible();
});

it('says which clusters may not be as they are shown, and that there is nothing', async () => {
  open({
    ask: async () =>
      workloadPage([], {
        clusters: [aCluster({ state: 'unreachable', message: 'No answer.' })],
      }),
  });
  expect(
    await screen.findByText('There is no deployment that you may see.'),
  ).toBeVisible();
  expect(
    screen.getByText(
      'aks-weu-prod does not answer: what is shown of it may be out of date. No answer.',
    ),
  ).toBeVisible();
});

it.each<[Partial<Workload['ref']>, string]>([
  [{}, 'Choose a deployment.'],
  [{ cluster: 'a', kind: 'Workspace' }, 'Name the namespace and the name of'],
  [phi.ref, 'nothing'],
])('says what is missing of %j', (value, words) => {
  const problem = deploymentProblem(value);
  expect(problem ?? 'nothing').toMatch(words);
});
