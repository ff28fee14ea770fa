import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express } from "express";
import type { Container } from "../container.server.ts";
import { refuseForeignForms } from "./form-origin.ts";
import type { PageContainer } from "./page-container.ts";
import { createInstallPages, createMerchantAccess } from "./install-pages.ts";
import type { Metrics } from "./metrics.ts";
import { payPages } from "./pay-pages.ts";
import { guardPanel, panelOf } from "./panel/guard-panel.ts";
import { createPanelOpener } from "./panel/open-panel.ts";
import { createPhonePages } from "./phone-pages.ts";
import { createRefundPages } from "./refund-pages.ts";
import { createSetupPages } from "./setup-pages.ts";
import { createShopperPages } from "./shopper-pages.ts";
import { createStopPages } from "./stop-pages.ts";
import { createStoreAccess } from "./store-access.ts";

export interface PageBuild {
  readonly build: ServerBuild;
  /** Remix's client build. */
  readonly clientFolder: string;
}

/** Pages and their static files, behind the hot endpoints. */
export function createWebApp(
  container: Container,
  { build, clientFolder }: PageBuild,
  { answered }: Pick<Metrics, "answered">,
): Express {
  const pages = createPages(container);
  const app = express();
  app.disable("x-powered-by");
  app.use(refuseForeignForms(container.env.PUBLIC_URL));
  app.use(compression());
  // Before the static files, which look for each address on the disk.
  app.use(payPages(build, { container: pages, requestIdOf, answered }));
  app.use("/assets", express.static(`${clientFolder}/assets`, { immutable: true, maxAge: "1y" }));
  app.use(express.static(clientFolder, { maxAge: "1h", index: false }));
  servePanel(app, container);
  const answerPage = createRequestHandler({
    build,
    mode: "production",
    getLoadContext(request, response) {
      const panel = panelOf(response);
      return { container: pages, requestId: requestIdOf(request), ...(panel && { panel }) };
    },
  });
  app.all("*", (request, response, next) => void answerPage(request, response, next));
  app.use(answerBadAddress);
  return app;
}

/** Where this server has no store app, nothing stands in front of its pages, and so they are not there. */
function servePanel(app: Express, container: Container): void {
  const { env, storeApp } = container;
  if (!storeApp) return;
  const gate = guardPanel({
    access: createStoreAccess(container, storeApp),
    openPanel: createPanelOpener(container),
    bridge: { apiKey: storeApp.tokenEndpoint.apiKey, scriptUrl: env.SHOPIFY_APP_BRIDGE_URL },
    publicUrl: env.PUBLIC_URL,
    shopOrigin: env.SHOPIFY_SHOP_ORIGIN,
  });
  app.use(gate);
}

function createPages(container: Container): PageContainer {
  const access = createMerchantAccess(container);
  return {
    now: container.clock.now,
    reportCrash: (requestId, error) => container.log.error({ requestId, err: error }, "a page broke"),
    ...createShopperPages(container),
    ...createRefundPages(container),
    ...createStopPages(container),
    ...createPhonePages(container),
    ...createInstallPages(container, access),
    ...createSetupPages(container, access),
  };
}

/** Express throws for an address that is no valid text, such as `/pay/%E0%A4%A`. */
const answerBadAddress: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent || !(error instanceof URIError)) next(error);
  else response.status(400).type("text/plain").send("Bad Request\n");
};

/** The proxy's id when it is fit for a log line, so that both logs can be joined. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers["x-request-id"];
  return typeof given === "string" && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID();
}

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void;
