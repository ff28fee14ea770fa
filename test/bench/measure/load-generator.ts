import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { prepareRequests } from "../requests/request-plan.ts";
import { openConnection, type Answer, type Connection } from "./http-connection.ts";
import type { LoadFigures, LoadOrder, LoadReport } from "./load-messages.ts";
import { quantile } from "./statistics.ts";

// Its own process, with requests written beforehand and answers barely read: on two cores, what the generator
// takes is missing at the server.
process.on("message", (order: LoadOrder | "go") => {
  if (order !== "go") void work(order);
});

const tell = (report: LoadReport): void => void process.send?.(report);

async function work(order: LoadOrder): Promise<void> {
  const requests = prepareRequests(order.plan, order.requests);
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const answered = (since: number, { status, body }: Answer): void => {
    latencies.push(performance.now() - since);
    statuses[status] = (statuses[status] ?? 0) + 1;
    if (order.wantsBodies) tell({ kind: "body", body });
  };
  const connections =
    order.pace.kind === "closed" ? await openAll(order, order.pace.connections) : await openAll(order, 16);
  tell({ kind: "prepared" });
  await once(process, "message");
  const startedAt = performance.now();
  if (order.pace.kind === "closed") await runClosed(connections, requests, answered);
  else await runOpen(connections, requests, { order, perSecond: order.pace.perSecond, answered });
  const seconds = (performance.now() - startedAt) / 1000;
  for (const connection of connections) connection.close();
  tell(summarize(seconds, latencies, statuses));
}

type Answered = (since: number, answer: Answer) => void;

async function runClosed(
  connections: readonly Connection[],
  requests: readonly Buffer[],
  answered: Answered,
): Promise<void> {
  let next = 0;
  const serve = async (connection: Connection): Promise<void> => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const since = performance.now();
      answered(since, await connection.send(request));
    }
  };
  await Promise.all(connections.map(serve));
}

interface OpenRun {
  readonly order: LoadOrder;
  readonly perSecond: number;
  readonly answered: Answered;
}

/** Waiting for a connection counts as waiting for the answer: the time runs from when the request was due. */
async function runOpen(
  connections: Connection[],
  requests: readonly Buffer[],
  { order, perSecond, answered }: OpenRun,
): Promise<void> {
  const idle = [...connections];
  const startedAt = performance.now();
  const sendOne = async (request: Buffer, due: number): Promise<void> => {
    const connection = takeOpen(idle) ?? (await openOne(order));
    if (!connections.includes(connection)) connections.push(connection);
    answered(due, await connection.send(request));
    idle.push(connection);
  };
  const pending: Promise<void>[] = [];
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      const now = performance.now();
      for (;;) {
        const due = startedAt + (pending.length * 1000) / perSecond;
        const request = requests[pending.length];
        if (!request) {
          clearInterval(timer);
          return done();
        }
        if (due > now) return;
        pending.push(sendOne(request, due));
      }
    }, 1);
  });
  await Promise.all(pending);
}

function takeOpen(idle: Connection[]): Connection | undefined {
  for (let connection = idle.pop(); connection; connection = idle.pop())
    if (connection.isOpen()) return connection;
  return undefined;
}

function openAll(order: LoadOrder, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => openOne(order)));
}

async function openOne({ port, tls }: LoadOrder): Promise<Connection> {
  if (!tls) {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    await once(socket, "connect");
    return openConnection(socket);
  }
  const files = {
    key: readFileSync(tls.keyPath),
    cert: readFileSync(tls.certPath),
    ca: readFileSync(tls.caPath),
  };
  const socket = connectTls({ port, host: "127.0.0.1", servername: "localhost", ...files });
  await once(socket, "secureConnect");
  socket.setNoDelay(true);
  return openConnection(socket);
}

function summarize(
  seconds: number,
  latencies: readonly number[],
  statuses: Record<string, number>,
): LoadFigures {
  const [p50Ms = 0, p99Ms = 0, maxMs = 0] = [0.5, 0.99, 1].map((share) => quantile(latencies, share));
  return { kind: "figures", seconds, p50Ms, p99Ms, maxMs, statuses };
}
