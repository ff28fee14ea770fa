import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { afterEach } from "vitest";
import { quinuaService, type Merchant } from "../../../sandbox/gateways/pagoefectivo/merchants.ts";
import type { PagoEfectivoOptions } from "../../../sandbox/gateways/pagoefectivo/options.ts";
import {
  startPagoEfectivoSandbox,
  type PagoEfectivoSandbox,
} from "../../../sandbox/gateways/pagoefectivo/start.ts";

export type Json = Record<string, unknown>;

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

export function closeAfterTest(close: () => Promise<void>): void {
  closers.push(close);
}

export async function startSandbox(options: Partial<PagoEfectivoOptions> = {}): Promise<PagoEfectivoSandbox> {
  const sandbox = await startPagoEfectivoSandbox({ port: 0, dataFolder: null, publicHosts: {}, ...options });
  closeAfterTest(() => sandbox.close());
  return sandbox;
}

export function limaText(epochMs: number): string {
  return new Date(epochMs - 5 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, "-05:00");
}

/** Written from the papers, apart from the sandbox's own check. */
export function authorizationBody(merchant: Merchant, change: Json = {}): Json {
  const { serviceId, accessKey, secretKey } = merchant;
  const dateRequest = limaText(Date.now());
  const hash = createHash("sha256").update([serviceId, accessKey, secretKey, dateRequest].join("."));
  return { accessKey, idService: serviceId, dateRequest, hashString: hash.digest("hex"), ...change };
}

export interface Reply {
  readonly status: number;
  readonly json: Json;
  readonly data: Json;
}

async function send(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, init);
  const json = (await response.json()) as Json;
  return { status: response.status, json, data: (json["data"] ?? {}) as Json };
}

export function authorize(sandbox: PagoEfectivoSandbox, merchant = quinuaService, change: Json = {}) {
  const body = JSON.stringify(authorizationBody(merchant, change));
  return send(`${sandbox.url}/v1/authorizations`, { method: "POST", body });
}

export interface CallOptions {
  readonly body?: unknown;
  readonly merchant?: Merchant;
  readonly token?: string;
  readonly origin?: string | null;
}

/** Calls the API as a shop would, with a new token unless it brings one. */
export async function call(
  sandbox: PagoEfectivoSandbox,
  line: string,
  options: CallOptions = {},
): Promise<Reply> {
  const [method = "", path = ""] = line.split(" ");
  const token = options.token ?? String((await authorize(sandbox, options.merchant)).data["token"]);
  const headers: Record<string, string> = { authorization: `Bearer ${token}` };
  if (options.origin !== null) headers["origin"] = options.origin ?? "web";
  const body = options.body === undefined ? null : JSON.stringify(options.body);
  return send(`${sandbox.url}${path}`, { method, headers, body });
}

export function createCip(sandbox: PagoEfectivoSandbox, change: Json = {}, options: CallOptions = {}) {
  const body = {
    currency: "PEN",
    amount: 150.5,
    transactionCode: "order-1001",
    userEmail: "luz@example.com",
    dateExpiry: limaText(Date.now() + 86_400_000),
    ...change,
  };
  return call(sandbox, "POST /v1/cips", { ...options, body });
}

export function cipOf(reply: Reply): number {
  return Number(reply.data["cip"]);
}

export async function search(sandbox: PagoEfectivoSandbox, ...cips: number[]): Promise<Json[]> {
  const body = { data: cips.map((cip) => ({ cip })) };
  const { json } = await call(sandbox, "POST /v1/cips/search", { body });
  return json["data"] as Json[];
}

export interface ReceivedWebhook {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A shop's notification endpoint; `answer` decides the status of each call. */
export async function startReceiver(answer: (index: number) => number = () => 200) {
  const received: ReceivedWebhook[] = [];
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
