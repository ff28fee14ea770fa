import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import { createContainer } from "../../../app/container.server.ts";
import { readWebEnv } from "../../../app/env.server.ts";
import { createLog } from "../../../app/lib/log.ts";
import type { PageContainer } from "../../../app/server/page-container.ts";
import { createShopperPages } from "../../../app/server/shopper-pages.ts";

// The same page, from the same database, as Remix's own Express template serves it.
const env = readWebEnv();
const log = createLog({ level: "error", role: "web" });
const container = await createContainer(env, log, { maxConnections: 12 });
const pages: Partial<PageContainer> = {
  now: container.clock.now,
  reportCrash: (_id, error) => log.error({ err: error }, "a page broke"),
  ...createShopperPages(container),
};
const build = (await import(pathToFileURL(resolve("build/server/index.js")).href)) as ServerBuild;
const app = express();
app.disable("x-powered-by");
app.use(compression());
app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
app.use(express.static("build/client", { maxAge: "1h" }));
const answerPage = createRequestHandler({
  build,
  mode: "production",
  getLoadContext: () => ({ container: pages as PageContainer, requestId: "bench" }),
});
app.all("*", (request, response, next) => void answerPage(request, response, next));
app.listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.({ ready: "remix" }));
