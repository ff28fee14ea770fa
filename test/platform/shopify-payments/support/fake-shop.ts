import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { getVariableValues, GraphQLError, OperationTypeNode, parse, validate, Kind } from "graphql";
import { createHttpClient } from "../../../../app/lib/http-client.ts";
import { loadPaymentsSchema } from "./payments-schema.ts";

export interface FakeRequest {
  readonly path: string;
  readonly token: string | undefined;
  readonly body: Record<string, unknown>;
}

/** `hang` never answers; `drop` closes the connection after the request was read. */
export type FakeAnswer =
  { readonly status?: number; readonly json?: unknown; readonly text?: string } | "hang" | "drop";

export interface FakeShop {
  /** Template for `shopOrigin`. */
  readonly origin: string;
  readonly requests: FakeRequest[];
  close(): Promise<void>;
}

/** Stands for Shopify's servers: real HTTP, answers chosen by the test. */
export async function startFakeShop(
  answer: (request: FakeRequest) => FakeAnswer | Promise<FakeAnswer>,
): Promise<FakeShop> {
  const requests: FakeRequest[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then(async (text) => {
      const token = request.headers["x-shopify-access-token"];
      const seen: FakeRequest = {
        path: request.url ?? "",
        token: typeof token === "string" ? token : undefined,
        body: JSON.parse(text) as Record<string, unknown>,
      };
      requests.push(seen);
      const given = await answer(seen);
      if (given === "hang") return;
      if (given === "drop") {
        request.socket.destroy();
        return;
      }
      response.writeHead(given.status ?? 200, {
        "content-type": "application/json",
        "x-request-id": "req-0001",
      });
      response.end(given.text ?? JSON.stringify(given.json ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}/shops/{shop}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

export const testHttp = createHttpClient({
  connectTimeoutMs: 1000,
  totalTimeoutMs: 1500,
  maxBodyBytes: 64 * 1024,
  userAgent: "Recaudo test",
});

const schema = loadPaymentsSchema();

/** What Shopify's own server would say to the text and the variables of a request, before running it. */
export function graphqlFaults(body: Record<string, unknown>): readonly GraphQLError[] {
  const document = parse(String(body["query"]));
  const faults = validate(schema, document);
  if (faults.length > 0) return faults;
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== OperationTypeNode.MUTATION) return [new GraphQLError("not a mutation")];
  const variables = body["variables"] as Record<string, unknown>;
  return getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors ?? [];
}

/** The mutation's name in a GraphQL request. */
export function mutationOf(request: FakeRequest): string {
  return /mutation (\w+)/.exec(String(request.body["query"]))?.[1] ?? "";
}

/** A GraphQL answer of one mutation. */
export function payload(name: string, userErrors: unknown[] = [], redirectUrl?: string): FakeAnswer {
  const nextAction = redirectUrl === undefined ? null : { context: { redirectUrl } };
  const session = name.startsWith("paymentSession") ? { paymentSession: { nextAction } } : {};
  return { json: { data: { [name]: { ...session, userErrors } } } };
}
