import { useKaitoQuery } from '../../hooks';

/** GPUs of every cluster: what there is, who holds it, what is free. */
export const useCapacity = () =>
  useKaitoQuery(['capacity'], (api, signal) => api.getCapacity({ signal }));
