import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { plain, readBody, send, type Answer, type Silence } from "./http.ts";
import { makeRouter } from "./router.ts";
import { routes } from "./routes.ts";
import type { Sandbox } from "./sandbox.ts";

const findRoute = makeRouter(routes);

/** The pretend Shopify's HTTP server; `sandbox` is asked per request because its address is known after listening. */
export function makeServer(sandbox: () => Sandbox): Server {
  return createServer((message, response) => {
    answer(sandbox(), message, response).then(
      (result) => {
        send(response, result);
      },
      (error: unknown) => {
        console.error("Sandbox Shopify failed:", error);
        send(response, plain(500, "The sandbox itself failed; see its log."));
      },
    );
  });
}

async function answer(
  sandbox: Sandbox,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<Answer | Silence> {
  const url = new URL(message.url ?? "/", sandbox.url);
  const method = message.method === "HEAD" ? "GET" : (message.method ?? "GET");
  const match = findRoute(method, url.pathname);
  if (match === null) return plain(404, "Not found");
  if (match === "wrong_method") return plain(405, "Method not allowed");
  const body = await readBody(message);
  if (body === null) {
    response.shouldKeepAlive = false;
    return plain(413, "Too large");
  }
  const { headers } = message;
  const { params, handler } = match;
  return handler(sandbox, { method, path: url.pathname, query: url.searchParams, headers, body, params });
}

/** Listens on loopback only. Port 0 takes a free one; the port in use comes back. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("the server has no port"));
      else resolve(address.port);
    });
  });
}

/** Ends at once: hanging calls and kept-alive connections are cut. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });
}
