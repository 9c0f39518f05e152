/** A Prometheus histogram: how many observations were at most as large as each bound. */
export class Histogram {
  readonly #counts: number[];
  #sum = 0;
  #count = 0;

  constructor(private readonly bounds: readonly number[]) {
    this.#counts = bounds.map(() => 0);
  }

  observe(value: number) {
    this.#sum += value;
    this.#count += 1;
    this.bounds.forEach((bound, index) => {
      if (value <= bound) {
        this.#counts[index] += 1;
      }
    });
  }

  /** Lines of the text format. `labels` is the inside of the braces. */
  render(name: string, labels: string): string[] {
    return [
      ...this.bounds.map(
        (bound, index) =>
          `${name}_bucket{${labels},le="${bound}"} ${this.#counts[index]}`,
      ),
      `${name}_bucket{${labels},le="+Inf"} ${this.#count}`,
      `${name}_sum{${labels}} ${this.#sum}`,
      `${name}_count{${labels}} ${this.#count}`,
    ];
  }
}
