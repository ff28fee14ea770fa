import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { CounterAnswer, CounterRequest } from "./answer-counter.ts";
import { readForm } from "./read-form.ts";

export interface Counter {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves a counter's pages on loopback; port 0 takes a free one. */
export async function servePages(
  port: number,
  answer: (request: CounterRequest) => CounterAnswer,
): Promise<Counter> {
  const server = createPageServer(answer);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the counter has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function createPageServer(answer: (request: CounterRequest) => CounterAnswer): Server {
  return createServer((incoming, response) => {
    readForm(incoming)
      .then((form) => {
        const url = new URL(incoming.url ?? "/", "http://counter.invalid");
        const isPost = incoming.method === "POST";
        const page =
          form === null
            ? { status: 400, html: "" }
            : answer({ isPost, path: url.pathname, query: url.searchParams, form });
        if ("seeOther" in page) response.writeHead(303, { location: page.seeOther }).end();
        else response.writeHead(page.status, pageHeaders).end(page.html);
      })
      .catch((cause: unknown) => {
        process.emitWarning(cause instanceof Error ? cause : String(cause));
        response.destroy();
      });
  });
}

const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
};
