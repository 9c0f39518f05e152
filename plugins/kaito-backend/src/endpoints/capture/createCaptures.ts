import type {
  DatabaseService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { connectDatabase } from '../../database/migrate';
import { systemClock } from '../../watch/Clock';
import { CaptureService } from './CaptureService';
import { DatabaseCaptureStore } from './DatabaseCaptureStore';
import type { CaptureConfig } from './readCaptureConfig';

/**
 * Captures in the plugin's database. What is due is removed while the backend runs, also when nothing is kept any more.
 */
export async function createCaptures(options: {
  captureConfig: CaptureConfig;
  database: DatabaseService;
  lifecycle: LifecycleService;
  logger: LoggerService;
}): Promise<CaptureService> {
  const { captureConfig, database, lifecycle, logger } = options;
  const { modes, ...bounds } = captureConfig;
  const captures = new CaptureService({
    ...bounds,
    store: new DatabaseCaptureStore(await connectDatabase(database)),
    logger,
    clock: systemClock,
  });
  if (modes.any) {
    logger.info(
      'Prompts and answers are captured: kaito.gateway.capture says of which endpoints and how',
    );
  }
  lifecycle.addStartupHook(() => captures.start());
  lifecycle.addShutdownHook(() => captures.stop());
  return captures;
}
