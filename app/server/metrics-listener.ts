import { createServer, type Server } from "node:http";
import type { Metrics } from "./metrics.ts";

/** `/metrics` on a port of its own: its numbers are the operator's, not the public's. */
export function listenForMetrics(metrics: Metrics, { host, port }: { host: string; port: number }): Server {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    metrics.read().then(
      (text) => response.writeHead(200, { "content-type": "text/plain; version=0.0.4" }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  // A scrape must not keep a stopping process alive.
  server.unref();
  return server.listen(port, host);
}
