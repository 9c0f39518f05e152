import { ApiError } from './ApiError';
import type { Exchange, Routes } from './Exchange';
import { sendJson } from './sendJson';

/** Answers an exchange by the route of a path; 404 and 405 in FastAPI's words where there is none. `refuse` writes an error another way than OpenAI's. */
export async function dispatch(
  routes: Routes,
  path: string,
  exchange: Exchange,
  refuse: (error: ApiError) => object = error => error.toBody(),
): Promise<void> {
  const { request, response, signal } = exchange;
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (!route) {
    sendJson(response, 404, { detail: 'Not Found' });
    return;
  }
  const handler = route[request.method ?? ''];
  if (!handler) {
    response.setHeader('allow', Object.keys(route).join(', '));
    sendJson(response, 405, { detail: 'Method Not Allowed' });
    return;
  }
  try {
    await handler(exchange);
  } catch (error) {
    if (signal.aborted || response.headersSent) {
      response.destroy();
      return;
    }
    const apiError = ApiError.from(error);
    sendJson(response, apiError.status, refuse(apiError));
  }
}
