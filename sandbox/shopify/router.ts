import type { Answer, PageRequest, Silence } from "./http.ts";
import type { Sandbox } from "./sandbox.ts";

export type Handler = (
  sandbox: Sandbox,
  request: PageRequest,
) => Answer | Silence | Promise<Answer | Silence>;

/** `["GET", "/shops/:shop/orders/:token", handler]` */
export type Route = readonly [method: "GET" | "POST", path: string, handler: Handler];

export interface Match {
  readonly handler: Handler;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the first route for a method and path; `wrong_method` when only other methods are served there. */
export function makeRouter(
  routes: readonly Route[],
): (method: string, path: string) => Match | "wrong_method" | null {
  const compiled = routes.map(([method, path, handler]) => ({ method, handler, pattern: toPattern(path) }));
  return (method, path) => {
    let isKnownPath = false;
    for (const route of compiled) {
      const match = route.pattern.exec(path);
      if (!match) continue;
      if (route.method === method) return { handler: route.handler, params: decodeAll(match.groups ?? {}) };
      isKnownPath = true;
    }
    return isKnownPath ? "wrong_method" : null;
  };
}

function toPattern(path: string): RegExp {
  const escaped = path.replaceAll(".", "\\.").replace(/:(\w+)/g, "(?<$1>[^/]+)");
  return new RegExp(`^${escaped}/?$`);
}

function decodeAll(groups: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]));
}

/** A malformed escape stays as it came and then names nothing that exists. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}
