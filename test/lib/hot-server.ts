import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { serveHot, type HotEndpoint, type HotRequest } from "../../app/server/hot-endpoints.ts";

export interface Answered {
  readonly endpoint: string;
  readonly status: number;
}

export interface HotServer {
  readonly port: number;
  /** What the endpoints were given, in order. */
  readonly handled: HotRequest[];
  readonly answered: Answered[];
  readonly crashes: unknown[];
  /** The server's ends of all connections. */
  readonly sockets: Socket[];
  /** What any other server would have had to answer. */
  readonly passedOn: string[];
}

export interface Endpoint {
  readonly name: string;
  readonly path: string;
  readonly method?: HotEndpoint["method"];
  readonly handle?: HotEndpoint["handle"];
}

/** A real server on a free port that lives as long as the test. Slow requests end after `timeoutMs`. */
export async function startHotServer(endpoints: readonly Endpoint[], timeoutMs = 60_000): Promise<HotServer> {
  const handled: HotRequest[] = [];
  const answered: Answered[] = [];
  const crashes: unknown[] = [];
  const sockets: Socket[] = [];
  const passedOn: string[] = [];
  const serve = serveHot(
    endpoints.map(({ name, path, method = "POST", handle }) => ({
      name,
      path,
      method,
      async handle(request) {
        handled.push(request);
        return handle ? handle(request) : { status: 200, json: { bytes: request.body.length } };
      },
    })),
    {
      answered: (endpoint, status) => answered.push({ endpoint, status }),
      crashed: (_, error) => crashes.push(error),
    },
  );
  const server = createServer({ connectionsCheckingInterval: 20 }, (request, response) => {
    if (serve(request, response)) return;
    passedOn.push(request.url ?? "");
    response.writeHead(404).end();
  });
  server.headersTimeout = timeoutMs;
  server.requestTimeout = timeoutMs;
  server.on("connection", (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, handled, answered, crashes, sockets, passedOn };
}

export interface RawClient {
  readonly socket: Socket;
  /** All that was ever received, once the server has closed the connection. */
  readonly closed: Promise<string>;
  /** What was received until now. */
  received(): string;
}

/** A client that sends exactly the bytes it is told to. Being cut off is an outcome, not an error. */
export function openClient(port: number, ...first: (string | Buffer)[]): RawClient {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.setEncoding("latin1").on("data", (part: string) => (text += part));
  socket.on("error", () => socket.destroy());
  const closed = new Promise<string>((resolve) => socket.on("close", () => resolve(text)));
  onTestFinished(() => {
    socket.destroy();
  });
  for (const part of first) socket.write(part);
  return { socket, closed, received: () => text };
}

export function headOf(method: string, path: string, ...headers: string[]): string {
  return [`${method} ${path} HTTP/1.1`, "host: recaudo.example.com", ...headers, "", ""].join("\r\n");
}

/** The status of every answer in what a connection received. */
export function statusesOf(received: string): number[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}
