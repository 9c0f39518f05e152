import type {
  MetricAttributes,
  MetricOptions,
  MetricsService,
  MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';

export interface Point {
  value: number;
  attributes: MetricAttributes;
}

/** Keeps what is measured, by the name of the instrument. */
export class FakeMetrics implements MetricsService {
  readonly instruments = new Map<string, MetricOptions>();
  readonly #recorded = new Map<string, Point[]>();
  readonly #callbacks = new Map<
    string,
    Set<MetricsServiceObservableCallback<any>>
  >();

  /** Everything recorded, or what an observable says now. */
  points(name: string): Point[] {
    const points = [...(this.#recorded.get(name) ?? [])];
    this.#callbacks.get(name)?.forEach(callback =>
      callback({
        observe: (value: number, attributes: MetricAttributes = {}) => {
          points.push({ value, attributes });
        },
      }),
    );
    return points;
  }

  createCounter = (name: string, options?: MetricOptions) => ({
    add: this.#recorder(name, options),
  });
  createUpDownCounter = this.createCounter;
  createHistogram = (name: string, options?: MetricOptions) => ({
    record: this.#recorder(name, options),
  });
  createGauge = this.createHistogram;
  createObservableGauge = (name: string, options?: MetricOptions) =>
    this.#observable(name, options);
  createObservableCounter = this.createObservableGauge;
  createObservableUpDownCounter = this.createObservableGauge;

  #recorder(name: string, options: MetricOptions = {}) {
    this.instruments.set(name, options);
    const points: Point[] = [];
    this.#recorded.set(name, points);
    return (value: number, attributes: MetricAttributes = {}) => {
      points.push({ value, attributes });
    };
  }

  #observable(name: string, options: MetricOptions = {}) {
    this.instruments.set(name, options);
    const callbacks = new Set<MetricsServiceObservableCallback<any>>();
    this.#callbacks.set(name, callbacks);
    return {
      addCallback: (callback: MetricsServiceObservableCallback<any>) => {
        callbacks.add(callback);
      },
      removeCallback: (callback: MetricsServiceObservableCallback<any>) => {
        callbacks.delete(callback);
      },
    };
  }
}
