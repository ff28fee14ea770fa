import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { afterEach } from "vitest";
import {
  colombianSeller,
  peruvianSeller,
  type Seller,
} from "../../../sandbox/gateways/mercado-pago/sellers.ts";
import {
  startMercadoPagoSandbox,
  type MercadoPagoSandbox,
} from "../../../sandbox/gateways/mercado-pago/start.ts";
import type { MercadoPagoOptions } from "../../../sandbox/gateways/mercado-pago/options.ts";

export type Json = Record<string, unknown>;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

export function closeAfterTest(close: () => Promise<void>): void {
  closers.push(close);
}

export const publicOrigin = "https://hooks.recaudo.example.com";

export async function startSandbox(options: Partial<MercadoPagoOptions> = {}): Promise<MercadoPagoSandbox> {
  const sandbox = await startMercadoPagoSandbox({ port: 0, dataFolder: null, publicHosts: {}, ...options });
  closeAfterTest(() => sandbox.close());
  return sandbox;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Json;
}

export interface CallOptions {
  readonly seller?: Seller;
  readonly token?: string | null;
  readonly key?: string | null;
  readonly body?: unknown;
  readonly method?: string;
}

/** Calls the API as a shop would; POSTs carry a fresh idempotency key unless told otherwise. */
export async function call(
  sandbox: MercadoPagoSandbox,
  path: string,
  options: CallOptions = {},
): Promise<Reply> {
  const method = options.method ?? (options.body === undefined ? "GET" : "POST");
  const headers = new Headers();
  const token = options.token === undefined ? (options.seller ?? colombianSeller).accessToken : options.token;
  if (token !== null) headers.set("authorization", `Bearer ${token}`);
  const key = options.key === undefined && method === "POST" ? randomUUID() : options.key;
  if (typeof key === "string") headers.set("x-idempotency-key", key);
  const { body } = options;
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(`${sandbox.url}${path}`, init);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text ? (JSON.parse(text) as Json) : {},
  };
}

export function efectyBody(change: Json = {}): Json {
  return {
    transaction_amount: 120000,
    description: "Order 1001",
    payment_method_id: "efecty",
    payer: { email: "ana@example.com", identification: { type: "CC", number: "1020304050" } },
    ...change,
  };
}

export function pagoEfectivoBody(change: Json = {}): Json {
  return {
    transaction_amount: 150.5,
    description: "Order 2001",
    payment_method_id: "pagoefectivo_atm",
    payer: { email: "luz@example.com", identification: { type: "DNI", number: "40506070" } },
    ...change,
  };
}

export const createEfecty = (sandbox: MercadoPagoSandbox, change: Json = {}) =>
  call(sandbox, "/v1/payments", { body: efectyBody(change) });

export const createPagoEfectivo = (sandbox: MercadoPagoSandbox, change: Json = {}) =>
  call(sandbox, "/v1/payments", { body: pagoEfectivoBody(change), seller: peruvianSeller });

export function idOf(reply: Reply): number {
  return Number(reply.json["id"]);
}

export function firstCause(reply: Reply): Json {
  const causes = reply.json["cause"];
  return Array.isArray(causes) ? (causes[0] as Json) : {};
}

export interface ReceivedWebhook {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Json;
}

/** A shop's webhook endpoint; `answer` decides the status of each call, null never answers. */
export async function startReceiver(answer: (index: number) => number | null = () => 200) {
  const received: ReceivedWebhook[] = [];
  const server: Server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Json;
      received.push({ url: new URL(incoming.url ?? "", "http://shop"), headers: incoming.headers, body });
      const status = answer(received.length - 1);
      if (status !== null) response.writeHead(status).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closeAfterTest(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { received, origin: `http://127.0.0.1:${address.port}` };
}

export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 4000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
