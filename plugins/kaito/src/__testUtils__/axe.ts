import { act } from '@testing-library/react';
import axe, { type AxeResults } from 'axe-core';

/** Accessibility violations of what is on the page, in words. Colours cannot be judged without layout. */
export async function a11yViolations(
  root: Element = document.body,
): Promise<string[]> {
  let results: AxeResults | undefined;
  await act(async () => {
    results = await axe.run(root, {
      rules: {
        'color-contrast': { enabled: false },
        // The shell owns landmarks and the page's first heading.
        region: { enabled: false },
        'page-has-heading-one': { enabled: false },
      },
    });
  });
  return results!.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(node => node.html).join(' | ')}`,
  );
}
