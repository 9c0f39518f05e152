import { render as renderBare, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { aCluster } from '../__testUtils__/fixtures';
import { testLinks } from '../__testUtils__/renderPage';
import { KaitoLinksProvider } from '../nav';
import { ClusterBanner } from './ClusterBanner';

const render = (banner: ReactElement) =>
  renderBare(banner, {
    wrapper: ({ children }) => (
      <MemoryRouter>
        <KaitoLinksProvider value={testLinks}>{children}</KaitoLinksProvider>
      </MemoryRouter>
    ),
  });

describe('ClusterBanner', () => {
  it('says nothing when all clusters are live or not yet known', () => {
    const { container, rerender } = render(
      <ClusterBanner clusters={[aCluster()]} />,
    );
    expect(container).toBeEmptyDOMElement();
    rerender(<ClusterBanner clusters={undefined} />);
    expect(container).toBeEmptyDOMElement();
  });

  it.each([
    ['partial', 'answers only in part'],
    ['unreachable', 'does not answer'],
    ['unauthorized', "refuses the portal's credentials"],
    ['misconfigured', 'is not configured correctly'],
    ['starting', 'is being contacted'],
  ] as const)(
    'says that a cluster is %s, why and how old its data are',
    (state, words) => {
      render(
        <ClusterBanner
          clusters={[
            aCluster(),
            aCluster({ name: 'b', title: 'B', state, message: 'Because.' }),
          ]}
        />,
      );
      const banner = screen.getByRole('status');
      expect(banner).toHaveTextContent('1 cluster is not in step');
      expect(banner).toHaveTextContent(`B (b) ${words}`);
      expect(banner).toHaveTextContent('Because.');
      expect(banner).toHaveTextContent(/What is shown of it is from/);
    },
  );

  it('does not pretend to have data of a cluster never heard from', () => {
    render(
      <ClusterBanner
        clusters={[aCluster({ state: 'unreachable', asOf: null })]}
      />,
    );
    expect(screen.getByRole('status')).toHaveTextContent(
      'Nothing has been heard from it since the portal started.',
    );
  });
});
