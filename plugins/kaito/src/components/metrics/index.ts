export { EndpointMetricsStrip } from './EndpointMetricsStrip';
export { LineChart } from './LineChart';
export * from './metricWords';
export { useEndpointMetrics } from './queries';
