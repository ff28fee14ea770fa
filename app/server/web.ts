import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { createContainer } from "../container.server.ts";
import { readWebEnv } from "../env.server.ts";
import { createLog } from "../lib/log.ts";
import { drainOnSignal } from "./drain.ts";
import { reportStart } from "./report-start.ts";
import { serverLimits } from "./limits.ts";
import { listenForMetrics } from "./metrics-listener.ts";
import { createMetrics } from "./metrics.ts";
import { createWebApp } from "./web-app.ts";
import { createWebListeners } from "./web-listeners.ts";

// The web process: pages, payment sessions and webhooks. Any number may run, on any number of machines.
const env = readWebEnv();
const log = createLog({ level: env.LOG_LEVEL, role: "web" });
const container = await createContainer(env, log, { maxConnections: serverLimits.webConnections });
const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild;
const metrics = createMetrics();
let isStopping = false;

const listeners = createWebListeners({
  container,
  env,
  metrics,
  app: createWebApp(container, { build, clientFolder: resolve("build/client") }, metrics),
  isStopping: () => isStopping,
});
await Promise.all(listeners.map(({ server, port }) => listen(server, port)));
if (env.METRICS_PORT !== undefined)
  listenForMetrics(metrics, { host: env.METRICS_HOST, port: env.METRICS_PORT });
reportStart("web", { port: env.PORT });
log.info({ port: env.PORT, mtls: env.SHOPIFY_MTLS_MODE }, "web is listening");

drainOnSignal(log, async () => {
  isStopping = true;
  await Promise.all(listeners.map(({ server }) => closeServer(server)));
  await container.close();
});

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, env.HOST, done);
  });
}

/** Answers what is under way and takes nothing new; idle keep-alive connections are not waited for. */
function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(sweep);
      done();
    });
  });
}
