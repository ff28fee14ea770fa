import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { pagoEfectivo } from "../../../app/gateways/pagoefectivo/index.ts";
import { createHttpClient } from "../../../app/lib/http-client.ts";
import type { Gateway, GatewayAccess } from "../../../app/ports/gateway.ts";
import { authorization } from "./wire-samples.ts";

export interface SeenRequest {
  /** `POST /v1/cips` */
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Reply = readonly [status: number, body: unknown];

export interface ScriptedApi {
  readonly gateway: Gateway;
  readonly seen: SeenRequest[];
  /** The answers to one request line, one after the other; the last one stays. */
  script: Record<string, Reply[]>;
  close(): void;
}

export const access: GatewayAccess = {
  accountId: "account-1",
  credentials: {
    access_key: "MTFmZjlmZTE5YjE2MTEz",
    secret_key: "invented+key/000000000000000000000000000",
    service_id: "1035",
    environment: "production",
  },
};

/** A loopback server that says what the test tells it to and remembers what it was asked. */
export async function startScriptedApi(): Promise<ScriptedApi> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const line = `${request.method} ${request.url}`;
      api.seen.push({ line, headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      const replies = api.script[line] ?? [];
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      const isToken = line === "POST /v1/authorizations";
      const [status, body] = reply ?? (isToken ? [201, authorization] : [500, "not in the script"]);
      response.writeHead(status);
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const http = createHttpClient({
    connectTimeoutMs: 1_000,
    totalTimeoutMs: 2_000,
    maxBodyBytes: 100_000,
    userAgent: "Recaudo/test",
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api: ScriptedApi = {
    gateway: pagoEfectivo.create({ http, baseUrl }),
    seen: [],
    script: {},
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return api;
}
