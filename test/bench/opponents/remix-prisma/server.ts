import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";

// Remix's own Express template (remix-run/remix, templates/express, 2.17), without its request log.
const folder = resolve("build/bench/remix-prisma");
const build = (await import(pathToFileURL(`${folder}/server/index.js`).href)) as ServerBuild;
const app = express();
app.use(compression());
app.disable("x-powered-by");
app.use("/assets", express.static(`${folder}/client/assets`, { immutable: true, maxAge: "1y" }));
app.use(express.static(`${folder}/client`, { maxAge: "1h" }));
const serve = createRequestHandler({ build, mode: "production" });
app.all("*", (request, response, next) => void serve(request, response, next));
app.listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.({ ready: "remix-prisma" }));
