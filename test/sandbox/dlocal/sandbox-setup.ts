import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { colombianMerchant, type Merchant } from "../../../sandbox/gateways/dlocal/merchants.ts";
import type { DlocalOptions } from "../../../sandbox/gateways/dlocal/options.ts";
import { signV2 } from "../../../sandbox/gateways/dlocal/signature.ts";
import { startDlocalSandbox, type DlocalSandbox } from "../../../sandbox/gateways/dlocal/start.ts";

export type Json = Record<string, unknown>;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});
export function closeAfterTest(close: () => Promise<void>): void {
  closers.push(close);
}

export async function startSandbox(options: Partial<DlocalOptions> = {}): Promise<DlocalSandbox> {
  const sandbox = await startDlocalSandbox({ port: 0, dataFolder: null, publicHosts: {}, ...options });
  closeAfterTest(() => sandbox.close());
  return sandbox;
}

export interface CallOptions {
  readonly merchant?: Merchant;
  readonly body?: Json | string;
  readonly headers?: Record<string, string>;
}

/** Calls the API as a merchant would, signed; `headers` replace what was right. */
export async function call(sandbox: DlocalSandbox, path: string, options: CallOptions = {}) {
  const { merchant = colombianMerchant, body, headers } = options;
  const text = typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body);
  const date = new Date().toISOString();
  const init: RequestInit = {
    method: body === undefined ? "GET" : "POST",
    headers: {
      "x-date": date,
      "x-login": merchant.login,
      "x-trans-key": merchant.transKey,
      "x-version": "2.1",
      "user-agent": "Shop/1.0",
      "content-type": "application/json",
      authorization: signV2(merchant, date, text),
      ...headers,
    },
  };
  if (body !== undefined) init.body = text;
  const response = await fetch(`${sandbox.url}${path}`, init);
  const answer = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
  return { status: response.status, text: answer, json: isJson ? (JSON.parse(answer) as Json) : {} };
}

export function efectyBody(change: Json = {}): Json {
  return {
    amount: 120000,
    currency: "COP",
    country: "CO",
    payment_method_id: "EY",
    payment_method_flow: "DIRECT",
    payer: { name: "Ana Ruiz", email: "ana@example.com", document: "1020304050" },
    order_id: randomUUID(),
    ...change,
  };
}

export function pagoEfectivoBody(change: Json = {}): Json {
  const payer = { name: "Luz Paz", email: "luz@example.com", document: "40506070" };
  return efectyBody({
    amount: 150.5,
    currency: "PEN",
    country: "PE",
    payment_method_id: "EF",
    payer,
    ...change,
  });
}

export async function createEfecty(sandbox: DlocalSandbox, change: Json = {}): Promise<string> {
  const { json, text } = await call(sandbox, "/payments", { body: efectyBody(change) });
  if (typeof json["id"] !== "string") throw new Error(text);
  return json["id"];
}

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A merchant's endpoint; `answer` decides the status of each call. */
export async function startReceiver(answer: (index: number) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      received.push({ headers: incoming.headers, text: Buffer.concat(chunks).toString("utf8") });
      response.writeHead(answer(received.length - 1)).end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closeAfterTest(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 4000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
