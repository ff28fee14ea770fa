import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { dlocal } from "../../../app/gateways/dlocal/index.ts";
import { createHttpClient } from "../../../app/lib/http-client.ts";
import type { Gateway, GatewayAccess } from "../../../app/ports/gateway.ts";

export interface SeenRequest {
  /** `POST /payments` */
  readonly line: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The answer to one request line (its query included); the body is sent as JSON unless it is text already. */
export type Script = Readonly<Record<string, readonly [status: number, body: unknown]>>;

export interface ScriptedApi {
  readonly gateway: Gateway;
  readonly seen: SeenRequest[];
  script: Script;
  close(): void;
}

export const keys = {
  login: "sak000invented",
  trans_key: "tk000invented",
  secret_key: "5ec4e7".repeat(7),
  environment: "live",
  country: "CO",
};
export const access: GatewayAccess = { accountId: "account-1", credentials: keys };
export const peruvianAccess: GatewayAccess = { ...access, credentials: { ...keys, country: "PE" } };

/** A loopback server that says what the test tells it to and remembers what it was asked. */
export async function startScriptedApi(): Promise<ScriptedApi> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const line = `${request.method} ${request.url}`;
      api.seen.push({ line, headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
      const [status, body] = api.script[line] ?? [500, { message: `not in the script: ${line}` }];
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
    gateway: dlocal.create({ http, baseUrl }),
    seen: [],
    script: {},
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return api;
}
