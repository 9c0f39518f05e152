import type {
  EndpointView,
  KaitoApi,
} from '@kaito-portal/backstage-plugin-kaito-common/api';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { a11yViolations } from '../../../__testUtils__/axe';
import {
  fakeKaitoApi,
  requestError,
} from '../../../__testUtils__/fakeKaitoApi';
import { renderPage } from '../../../__testUtils__/renderPage';
import { RagSection } from './RagSection';

type CallRag = KaitoApi['callRag'];
type Handlers = Partial<
  Record<Parameters<CallRag>[1], (request: any) => unknown>
>;

const PUMP = {
  doc_id: 'd1',
  text: 'The pump starts when the tank is half full.',
  metadata: { file_name: 'manual.md', page: 3 },
  is_truncated: true,
};

/** An engine that answers as a test says; what it was asked is kept. */
function engine(
  handlers: Handlers,
  chat?: KaitoApi['callEndpoint'],
  capture: EndpointView['capture'] = 'off',
) {
  const asked: [call: string, request: unknown][] = [];
  const callRag: CallRag = async (_id, call, request) => {
    asked.push([call, request]);
    const handler = { indexes: () => ['manuals'], ...handlers }[call];
    return new Response(JSON.stringify(await handler?.(request)));
  };
  const callEndpoint: KaitoApi['callEndpoint'] = async (...args) => {
    asked.push([args[1], args[2]]);
    return chat!(...args);
  };
  const getEndpoint = async () => ({ capture } as EndpointView);
  return { asked, api: fakeKaitoApi({ callRag, callEndpoint, getEndpoint }) };
}

const show = (api: KaitoApi, at = '/') =>
  renderPage(<RagSection endpointId="rag" />, { api, at });

describe('RagSection', () => {
  it('finds passages, with score, source and metadata', async () => {
    const user = userEvent.setup();
    const { api, asked } = engine({
      retrieve: () => ({
        results: [{ ...PUMP, score: 0.87651, node_id: 'n' }],
      }),
    });
    show(api);
    await user.type(await screen.findByLabelText('Question'), 'When?');
    await user.click(screen.getByRole('button', { name: 'Find passages' }));
    const list = await screen.findByRole('list', { name: 'Passages found' });
    expect(list).toHaveTextContent('[1] manual.md');
    expect(list).toHaveTextContent('score 0.877');
    expect(list).toHaveTextContent(/page:\s*3/);
    expect(asked.at(-1)).toEqual([
      'retrieve',
      { body: { index_name: 'manuals', query: 'When?', max_node_count: 5 } },
    ]);
    expect(await a11yViolations()).toEqual([]);
  });

  it('answers with the passages behind it, numbered', async () => {
    const user = userEvent.setup();
    const { api, asked } = engine({}, async () =>
      Response.json({
        choices: [{ message: { content: 'When it is **half full**.' } }],
        source_nodes: [
          { node_id: 'n', text: PUMP.text, score: 0.5, metadata: null },
        ],
      }),
    );
    show(api);
    await user.type(await screen.findByLabelText('Question'), 'When?');
    await user.click(
      screen.getByRole('button', { name: 'Answer with sources' }),
    );
    expect(
      await screen.findByRole('region', { name: 'Answer' }),
    ).toHaveTextContent('When it is half full.');
    expect(
      screen.getByRole('list', { name: 'Passages behind the answer' }),
    ).toHaveTextContent('[1] no source named');
    expect(asked.at(-1)).toEqual([
      'chat',
      expect.objectContaining({ index_name: 'manuals', stream: false }),
    ]);
    expect(await a11yViolations()).toEqual([]);
  });

  it('says when no passage fits and when the engine fails, and keeps the question', async () => {
    const user = userEvent.setup();
    const { api } = engine({ retrieve: () => ({ results: [] }) }, async () => {
      throw await requestError(503, 'Error', 'its model does not answer');
    });
    show(api);
    const question = await screen.findByLabelText('Question');
    await user.type(question, 'When?');
    await user.click(screen.getByRole('button', { name: 'Find passages' }));
    expect(await screen.findByText(/No passage fits/)).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Answer with sources' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'its model does not answer.',
    );
    expect(question).toHaveValue('When?');
    expect(await a11yViolations()).toEqual([]);
  });

  it('shows documents by the page, searches one, and removes after a question', async () => {
    const user = userEvent.setup();
    const many = Array.from({ length: 11 }, (_, at) => ({
      doc_id: `d${at}`,
      text: `Text ${at}`,
    }));
    const { api, asked } = engine({
      documents: ({ query: { offset } }) => ({
        documents: offset === 0 ? many : [PUMP],
        count: 11,
      }),
      deleteDocuments: () => ({ deleted_doc_ids: ['d1'] }),
    });
    show(api, '/?rag=documents');
    const list = await screen.findByRole('list', {
      name: 'Documents of manuals',
    });
    expect(screen.getByText(/^Documents 1 to 10/)).toBeVisible();
    await user.type(screen.getByLabelText('Search on this page'), 'TEXT 7');
    expect(within(list).getAllByText(/^Text/)).toHaveLength(1);
    await user.clear(screen.getByLabelText('Search on this page'));
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    expect(await screen.findByText(/half full\.…/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    expect(await a11yViolations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove document' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(/manual\.md \(d1\) will be gone/);
    expect(asked.map(([call]) => call)).not.toContain('deleteDocuments');
    await user.click(
      within(dialog).getByRole('button', { name: 'Remove for good' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(asked).toContainEqual([
      'deleteDocuments',
      { index: 'manuals', body: { doc_ids: ['d1'] } },
    ]);
  });

  it('stores text and files one after the other, and keeps what failed', async () => {
    const user = userEvent.setup();
    let broken = true;
    const { api, asked } = engine({
      indexes: () => (broken ? [] : ['new']),
      index: async ({ body }) => {
        if (broken && body.documents[0].text === 'second') {
          throw await requestError(413, 'Error', 'too large');
        }
        return body.documents;
      },
    });
    show(api);
    expect(await screen.findByText('No index yet')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
    const text = screen.getByLabelText('Text');
    await user.type(text, 'second');
    await user.click(screen.getByRole('button', { name: 'Store the text' }));
    expect(await screen.findByText('Name the index.')).toBeVisible();
    await user.type(screen.getByLabelText('Add to index'), 'new');
    await user.click(screen.getByRole('button', { name: 'Store the text' }));
    expect(await screen.findByText('too large.')).toBeVisible();
    expect(text).toHaveValue('second');
    expect(await a11yViolations()).toEqual([]);
    broken = false;
    await user.click(screen.getByRole('button', { name: /^Try again/ }));
    expect(await screen.findByText('1 of 1 stored')).toBeVisible();
    await user.upload(screen.getByLabelText('Files'), [
      new File(['# Pump'], 'manual.md'),
      new File(['[{"text":"a"},{"text":"b"}]'], 'docs.json'),
      new File([''], 'empty.txt'),
    ]);
    expect(await screen.findByText('2 of 3 stored, 1 not')).toBeVisible();
    expect(screen.getByText(/docs\.json, 2 documents/)).toBeVisible();
    expect(screen.getByText('It is empty.')).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /^Try again/ }),
    ).not.toBeInTheDocument();
    expect(asked).toContainEqual([
      'index',
      {
        body: {
          index_name: 'new',
          documents: [{ text: '# Pump', metadata: { file_name: 'manual.md' } }],
        },
      },
    ]);
  });

  it('saves and removes an index, and says why it could not', async () => {
    const user = userEvent.setup();
    let names = ['manuals', 'plans'];
    const { api } = engine({
      indexes: () => names,
      persist: () => ({}),
      load: async () => {
        throw await requestError(404, 'Error', 'No such index found');
      },
      deleteIndex: async ({ index }) => {
        if (index === 'plans') {
          names = ['manuals'];
          return {};
        }
        throw await requestError(403, 'NotAllowedError', 'You may not');
      },
    });
    show(api, '/?index=plans');
    await user.click(
      await screen.findByRole('button', { name: 'Save to volume' }),
    );
    expect(await screen.findByText(/“plans” is saved/)).toBeVisible();
    await user.click(
      screen.getByRole('button', { name: 'Back to what was saved' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No such index found.',
    );
    const remove = async () => {
      await user.click(screen.getByRole('button', { name: 'Remove index' }));
      await user.click(
        await screen.findByRole('button', { name: 'Remove for good' }),
      );
    };
    await remove();
    expect(
      await screen.findByText(/There is no index “plans” any more/),
    ).toBeVisible();
    await remove();
    expect(await screen.findByRole('alert')).toHaveTextContent('You may not.');
    expect(screen.getByRole('dialog')).toBeVisible();
    expect(await a11yViolations()).toEqual([]);
  });

  it('brings back a saved index by its name', async () => {
    const user = userEvent.setup();
    let names: string[] = [];
    const { api, asked } = engine({
      indexes: () => names,
      load: async ({ index }) => {
        if (index !== 'saved') {
          throw await requestError(404, 'Error', 'No such index found');
        }
        names = ['saved'];
        return {};
      },
    });
    show(api);
    const name = await screen.findByLabelText('Name of the saved index');
    await user.type(name, 'other');
    await user.click(screen.getByRole('button', { name: 'Load it' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No such index found.',
    );
    await user.clear(name);
    await user.type(name, 'saved');
    await user.click(screen.getByRole('button', { name: 'Load it' }));
    expect(await screen.findByText('“saved” is loaded.')).toBeVisible();
    expect(await screen.findByRole('tab', { name: 'Ask' })).toBeVisible();
    expect(asked).toContainEqual(['load', { index: 'saved' }]);
  });

  it('says what is kept of what is said', async () => {
    const { unmount } = show(engine({}).api);
    expect(await screen.findByText(/not what was said/)).toBeVisible();
    expect(screen.queryByRole('note')).not.toBeInTheDocument();
    unmount();
    show(engine({}, undefined, 'full').api);
    expect(await screen.findByRole('note')).toBeVisible();
    expect(screen.queryByText(/not what was said/)).not.toBeInTheDocument();
    expect(await a11yViolations()).toEqual([]);
  });

  it('says that one may not use it, and when something else answers', async () => {
    const { api } = engine({
      indexes: async () => {
        throw await requestError(403, 'NotAllowedError', 'Ask its owner.');
      },
    });
    const { unmount } = show(api);
    expect(
      await screen.findByText(/You may not use this engine's indexes/),
    ).toBeVisible();
    unmount();
    show(engine({ indexes: () => ({ hello: 1 }) }).api);
    expect(
      await screen.findByText(/does not speak as a RAGEngine/),
    ).toBeVisible();
  });
});
