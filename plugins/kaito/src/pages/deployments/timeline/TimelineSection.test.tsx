import type { TimelineStage } from '@kaito-portal/backstage-plugin-kaito-common/api';
import { render, screen } from '@testing-library/react';
import { a11yViolations } from '../../../__testUtils__/axe';
import { aWorkloadDetail } from '../../../__testUtils__/fixtures';
import { TimelineSection } from './TimelineSection';

const stage = (facts: Partial<TimelineStage>): TimelineStage => ({
  stage: 'planned',
  state: 'waiting',
  since: null,
  until: null,
  elapsedSeconds: null,
  usualSeconds: null,
  budgetSeconds: null,
  stuck: false,
  ...facts,
});

describe('TimelineSection', () => {
  it('says of each stage how far it is, how long it took, and on what grounds it counts as stuck', async () => {
    render(
      <TimelineSection
        workload={aWorkloadDetail({
          timeline: [
            stage({ state: 'done', elapsedSeconds: 20 }),
            stage({
              stage: 'provisioning',
              state: 'current',
              elapsedSeconds: 3_600,
              usualSeconds: { value: 540, basis: 'measured' },
              budgetSeconds: { value: 1_800, basis: 'estimated' },
              stuck: true,
            }),
            stage({ stage: 'weights', state: 'skipped' }),
            stage({ stage: 'serving' }),
            stage({ stage: 'ready', state: 'done' }),
          ],
        })}
      />,
    );
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      'Work out the nodes it needsdone20 snot knownno limit',
      'Get GPU nodesstuck60 min9 min (measured)30 min (estimated)',
      'Start the model serverto come–not knownno limit',
      'Readydonenot recordednot knownno limit',
    ]);
    expect(await a11yViolations()).toEqual([]);
  });

  it('is left out where the backend tells no stages', () => {
    const { container } = render(
      <TimelineSection workload={aWorkloadDetail()} />,
    );
    expect(container).toBeEmptyDOMElement();
  });
});
