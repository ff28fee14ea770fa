import type { ServerBuild } from "@remix-run/node";
import { Router, type Request, type RequestHandler } from "express";
import type { PayAnswer, PayLook } from "../routes/pay/answer-page.tsx";
import type { Metrics } from "./metrics.ts";
import type { PageContainer } from "./page-container.ts";

type PagesOfBuild = Pick<typeof import("../entry.server.tsx"), "answerPage" | "answerState">;

export interface PayPagesDeps {
  readonly container: PageContainer;
  readonly requestIdOf: (request: Request) => string;
  readonly answered: Metrics["answered"];
}

/**
 * Looks at pay pages, in front of Remix: the one page that is opened far more often than all others together, and asked
 * again by every phone that has it open. Their forms and files are routes like any other.
 */
export function payPages(build: ServerBuild, { container, requestIdOf, answered }: PayPagesDeps): Router {
  // One build has the components, the styles and their digest, so the functions that draw the page come out of it.
  const { answerPage, answerState } = build.entry.module as unknown as PagesOfBuild;
  const serve =
    (name: string, answer: (container: PageContainer, look: PayLook) => Promise<PayAnswer>): RequestHandler =>
    async (request, response) => {
      const startedAt = performance.now();
      const look: PayLook = {
        token: request.params["token"] ?? "",
        // Only its query counts, and no address may be wrong enough to throw.
        url: `http://localhost/?${request.originalUrl.split("?")[1] ?? ""}`,
        headers: { get: (header) => request.get(header) ?? null },
        requestId: requestIdOf(request),
      };
      const { status, headers, body } = await answer(container, look);
      response.writeHead(status, headers).end(body);
      answered(name, status, performance.now() - startedAt);
    };
  const router = Router();
  router.get("/pay/:token", serve("pay-page", answerPage));
  router.get("/pay/:token/state", serve("pay-state", answerState));
  return router;
}
