import type { EndpointView } from '@kaito-portal/backstage-plugin-kaito-common';
import type { CaptureModes } from './capture/CaptureModes';
import type { CostBook } from './cost/CostBook';
import type { Endpoint } from './Endpoint';
import type { HealthBook } from './health/HealthBook';
import type { TargetChoice } from './ways/TargetChoice';

/** How long a list waits for endpoints and price lists to answer. What comes later is there for the next look. */
const PATIENCE_MS = 1_500;

/** Completes what is known of endpoints with what was asked of them: health, price, and the way that is taken now. */
export class EndpointViews {
  constructor(
    private readonly parts: {
      health: HealthBook;
      costs: CostBook;
      choice: TargetChoice;
      capture: CaptureModes;
    },
  ) {}

  /** Without asking anybody: for calls. */
  known(endpoint: Endpoint): Endpoint {
    return { ...endpoint, view: this.#toView(endpoint) };
  }

  /** For people who look: asks what is not current. */
  async look(endpoints: readonly Endpoint[]): Promise<EndpointView[]> {
    const { health, costs } = this.parts;
    const [prices] = await Promise.all([
      Promise.all(
        endpoints.map(({ view }) =>
          view.cost || !view.workload
            ? view.cost
            : within(PATIENCE_MS, costs.costOf(view.workload), null),
        ),
      ),
      within(
        PATIENCE_MS,
        Promise.all(endpoints.map(endpoint => health.current(endpoint))),
        undefined,
      ),
    ]);
    return endpoints.map((endpoint, index) => ({
      ...this.#toView(endpoint),
      cost: prices[index],
    }));
  }

  #toView(endpoint: Endpoint): EndpointView {
    const { view, ways } = endpoint;
    const { capture, choice } = this.parts;
    const health = this.parts.health.known(endpoint);
    return {
      ...view,
      health,
      via: choice.wayOf(ways)?.via ?? view.via,
      // Nobody but the endpoint itself says so of one that is hosted elsewhere.
      ready: view.workload ? view.ready : health.state === 'serving',
      capture: capture.of(view.id),
    };
  }
}

async function within<T, E>(
  milliseconds: number,
  work: Promise<T>,
  otherwise: E,
): Promise<T | E> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<E>(resolve => {
    timer = setTimeout(() => resolve(otherwise), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
