import type { Exchange } from './exchange';

export type Params = Record<string, string>;
export type Handler = (exchange: Exchange, params: Params) => Promise<void>;

interface Route {
  method: string;
  parts: string[];
  handler: Handler;
}

/** A table of `METHOD /path/:param`; a last part `*name` takes the rest of the path. */
export class Routes {
  private readonly routes: Route[] = [];

  on(method: string, path: string, handler: Handler): this {
    this.routes.push({ method, parts: split(path), handler });
    return this;
  }

  /** The handler for a request; `'method'` when only another method fits, null when nothing does. */
  match(
    method: string,
    path: string,
  ): { handler: Handler; params: Params } | 'method' | null {
    const parts = split(path);
    let other = false;
    for (const route of this.routes) {
      const params = fit(route.parts, parts);
      if (!params) continue;
      if (route.method === method) return { handler: route.handler, params };
      other = true;
    }
    return other ? 'method' : null;
  }
}

function split(path: string): string[] {
  return path.split('/').filter(Boolean);
}

function fit(pattern: string[], parts: string[]): Params | null {
  const params: Params = {};
  for (let i = 0; i < pattern.length; i++) {
    const part = pattern[i];
    if (part.startsWith('*')) {
      params[part.slice(1)] = parts.slice(i).map(decode).join('/');
      return params;
    }
    if (parts[i] === undefined) return null;
    if (part.startsWith(':')) params[part.slice(1)] = decode(parts[i]);
    else if (part !== parts[i]) return null;
  }
  return pattern.length === parts.length ? params : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
