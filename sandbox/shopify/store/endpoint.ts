import { answerFault, takeFault } from "../graphql/faults.ts";
import { logCall } from "../graphql/mutation.ts";
import { runOperation } from "../graphql/run-operation.ts";
import { loadSchema } from "../graphql/schema.ts";
import { json, param, type Answer, type PageRequest, type Silence } from "../http.ts";
import { isLiveToken } from "../oauth/tokens.ts";
import type { Sandbox } from "../sandbox.ts";
import { takeCost } from "./cost.ts";
import { flowMutations } from "./flow.ts";
import { orderMutations } from "./order-mutations.ts";
import { orderQueries } from "./order-queries.ts";
import { subscriptionRoots } from "./subscriptions.ts";

const servedVersion = "2026-10";
const roots = { ...orderQueries, ...orderMutations, ...flowMutations, ...subscriptionRoots };
/** Twelve megabytes: read when the first call asks for it. */
let schema: ReturnType<typeof loadSchema> | undefined;

/** The Admin API, as far as the store app uses it: Shopify's schema, executed. */
export async function serveAdmin(sandbox: Sandbox, request: PageRequest): Promise<Answer | Silence> {
  const shop = param(request, "shop");
  if (param(request, "version") !== servedVersion) return json({ errors: "Not Found" }, 404);
  const fault = takeFault(sandbox, request.body.toString("utf8"));
  if (fault !== null && fault !== "lost_answer") return answerFault(sandbox, shop, fault);
  const token = request.headers["x-shopify-access-token"];
  if (typeof token !== "string" || !isLiveToken(sandbox, { app: "store", shop, token })) {
    logCall(sandbox, { shop, mutation: null, sessionGid: null, outcome: "unauthorized", answer: "401" });
    return json(
      { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
      401,
    );
  }
  const { isThrottled, extensions } = takeCost(sandbox, shop);
  if (isThrottled)
    return json({ errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }], extensions });
  schema ??= loadSchema("admin");
  const answer = await runOperation({ schema, roots, extensions }, request, { sandbox, shop });
  return fault === "lost_answer" ? "reset" : answer;
}
