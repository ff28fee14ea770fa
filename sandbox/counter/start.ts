import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { MercadoPagoSandbox } from "../gateways/mercado-pago/start.ts";
import { answerCounter } from "./answer-counter.ts";
import { readForm } from "./read-form.ts";

export interface CounterOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly mercadoPago: MercadoPagoSandbox;
}

export interface Counter {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Starts the pretend cash counter: a web page where a person pays vouchers, moves time and breaks things. */
export async function startCounter(options: CounterOptions): Promise<Counter> {
  const server = createCounterServer(options.mercadoPago);
  server.listen(options.port, "127.0.0.1");
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

function createCounterServer(mercadoPago: MercadoPagoSandbox): Server {
  return createServer((incoming, response) => {
    readForm(incoming)
      .then((form) => {
        const url = new URL(incoming.url ?? "/", "http://counter.invalid");
        const isPost = incoming.method === "POST";
        const answer =
          form === null
            ? { status: 400, html: "" }
            : answerCounter(mercadoPago, { isPost, path: url.pathname, query: url.searchParams, form });
        if ("seeOther" in answer) response.writeHead(303, { location: answer.seeOther }).end();
        else response.writeHead(answer.status, pageHeaders).end(answer.html);
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
