import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { PaymentPage } from "../../app/domain/payment-page.ts";
import { err, ok } from "../../app/lib/result.ts";
import type { PageContainer } from "../../app/server/page-container.ts";
import { payPages } from "../../app/server/pay-pages.ts";
import { requireBuild } from "./app-process.ts";

const root = fileURLToPath(new URL("../../build/", import.meta.url));

export interface PageServer {
  readonly url: string;
  /** What a pay link shows from now on; null: a link that never was. */
  show(token: string, page: PaymentPage | null): void;
  /** Paths asked for so far. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** The built pages behind a real server, with chosen payments instead of a database. */
export async function startPageServer(): Promise<PageServer> {
  requireBuild();
  const shown = new Map<string, PaymentPage>();
  const asked: string[] = [];
  let url = "";
  const container: Partial<PageContainer> = {
    now: () => new Date(),
    reportCrash: (_id, error) => console.error(error),
    reportBarcode: (_page, refusal) => Promise.reject(new Error(`a barcode was refused: ${refusal}`)),
    showPayment: async (token) => {
      const page = shown.get(token);
      return page ? ok({ ...page, token, url: `${url}/pay/${token}` }) : err("not_found");
    },
  };
  const build = (await import(pathToFileURL(`${root}server/index.js`).href)) as ServerBuild;
  const app = express();
  app.use((request, _response, next) => {
    asked.push(request.path);
    next();
  });
  app.use(compression());
  const pages = container as PageContainer;
  app.use(payPages(build, { container: pages, requestIdOf: () => "test", answered: () => undefined }));
  app.use(express.static(`${root}client`, { index: false }));
  const answerPage = createRequestHandler({
    build,
    mode: "production",
    getLoadContext: () => ({ container: pages, requestId: "test" }),
  });
  app.all("*", (request, response, next) => void answerPage(request, response, next));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  // By name: service workers, clipboard and wake lock want a secure address, which `localhost` is.
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    show(token, page) {
      if (page) shown.set(token, page);
      else shown.delete(token);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
