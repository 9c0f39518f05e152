import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { RequestHandler } from 'express';

/** The name of the operation a request is for; undefined when it is none of the API's. */
export type OperationOf = (method: string, path: string) => string | undefined;

/** Seconds. An answer from memory takes milliseconds, a model's minutes. */
const BOUNDARIES = [
  0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600,
];

/**
 * Measures how long answers take, by operation and status. A stream counts until it ends; one whose reader left first
 * has the status 499.
 */
export function requestTimer(
  metrics: MetricsService,
  operationOf: OperationOf,
): RequestHandler {
  const histogram = metrics.createHistogram('kaito.request.duration', {
    description: 'How long answers take, by operation and status.',
    unit: 's',
    advice: { explicitBucketBoundaries: BOUNDARIES },
  });
  return (request, response, next) => {
    const operation = operationOf(request.method, request.path);
    if (operation) {
      const began = performance.now();
      response.once('close', () => {
        const status = response.writableFinished ? response.statusCode : 499;
        histogram.record((performance.now() - began) / 1000, {
          operation,
          status,
        });
      });
    }
    next();
  };
}
