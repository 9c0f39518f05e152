import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Stepper } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { KaitoApi } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { a11yViolations } from '../../__testUtils__/axe';
import { fakeKaitoApi } from '../../__testUtils__/fakeKaitoApi';
import { AT } from '../../__testUtils__/fixtures';
import { kaitoApiRef } from '../../api';
import * as fields from '../fieldDefinitions';

type Apis = NonNullable<Parameters<typeof renderInTestApp>[1]>['apis'];

/** A page of a form as a template writes it. */
export interface FormPage {
  title?: string;
  required?: string[];
  properties: Record<string, object>;
  dependencies?: object;
}

/** The Scaffolder's own form with the plugin's fields in it, page by page. */
export function showForm(
  pages: FormPage | FormPage[],
  options: {
    api?: Partial<KaitoApi>;
    apis?: Apis;
    /** What the form holds when it opens. */
    initial?: object;
  } = {},
) {
  // The Scaffolder scrolls up on each page, which jsdom cannot.
  window.scrollTo = jest.fn();
  const onCreate = jest.fn(async (_values: unknown) => {});
  const api = fakeKaitoApi({
    getCapacity: async () => ({
      items: [],
      totalItems: 0,
      clusters: [],
      generatedAt: AT,
    }),
    ...options.api,
  });
  const steps = [pages].flat().map((page, index) => ({
    title: page.title ?? `Page ${index + 1}`,
    schema: { type: 'object', ...page },
  }));
  const { container } = renderInTestApp(
    <Stepper
      manifest={{ title: 'A form', steps: steps as never }}
      extensions={
        Object.values(fields).map(({ schema, ...field }) => ({
          ...field,
          schema: schema.schema,
        })) as never
      }
      initialState={options.initial as never}
      onCreate={onCreate}
    />,
    { apis: [[kaitoApiRef, api], ...(options.apis ?? [])] as Apis },
  );
  const user = userEvent.setup();
  return {
    container,
    onCreate,
    user,
    /** What a person who sends the form asks for; the form must let it pass. */
    async send() {
      await user.click(screen.getByRole('button', { name: 'Review' }));
      await user.click(await screen.findByRole('button', { name: 'Create' }));
      return onCreate.mock.calls[0][0];
    },
    /** Accessibility violations that are not the Scaffolder's own. */
    async violations() {
      const found = await a11yViolations(container);
      return found.filter(violation => !violation.startsWith('heading-order'));
    },
  };
}
