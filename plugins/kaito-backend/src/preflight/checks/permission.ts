import { type Check, pass, warn } from '../Check';

/** Whether who asks may ask, and could see what comes of it. Who may not ask at all gets no report. */
export const permission: Check = {
  name: 'permission',
  field: null,
  run({ wish, kind, model, sight }) {
    const asked = pass('You may ask for deployments (kaito.request.create).');
    const couldSee = sight.mayRead({
      cluster: wish.cluster,
      namespace: wish.namespace,
      kind,
      models: [wish.model, model?.name].flatMap(name => name ?? []),
      owner: wish.owner ?? null,
    });
    return couldSee
      ? [asked]
      : [
          asked,
          warn(
            'You could ask for this deployment, but not see it afterwards: nothing like it is among what you may read (kaito.workload.read).',
            'Choose an owner or a place that is yours, or ask the administrators of this portal for the right.',
            { field: wish.owner ? 'owner' : 'namespace' },
          ),
        ];
  },
};
