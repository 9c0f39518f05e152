import { settingsSchema } from '@kaito-portal/backstage-plugin-kaito-common/chat';
import { z } from 'zod';

/** Settings under a name. */
export const presetSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(100),
  settings: settingsSchema,
});

export type Preset = z.infer<typeof presetSchema>;
