import type { ModelView } from '../api/dto/model';

/** A model KAITO has a preset for: facts only, the same for every reader. */
export type CatalogModel = Omit<ModelView, 'deployments' | 'notAllowed'>;
