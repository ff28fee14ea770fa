import { json, param, type Answer, type PageRequest, type Silence } from "../http.ts";
import { isLiveToken } from "../oauth/tokens.ts";
import type { Sandbox } from "../sandbox.ts";
import { appMutations, queries } from "./app-mutations.ts";
import { answerFault, takeFault } from "./faults.ts";
import { moneySessionMutations } from "./money-session-mutations.ts";
import { logCall } from "./mutation.ts";
import { paymentMutations } from "./payment-mutations.ts";
import { runOperation } from "./run-operation.ts";
import { loadSchema } from "./schema.ts";

const schema = loadSchema("payments-apps");
const servedVersion = "2026-10";
const roots = { ...paymentMutations, ...moneySessionMutations, ...appMutations, ...queries };

/** The Payments Apps API: Shopify's schema, executed. A wrong field, argument or enum value fails as it would there. */
export async function serveGraphql(sandbox: Sandbox, request: PageRequest): Promise<Answer | Silence> {
  const shop = param(request, "shop");
  if (param(request, "version") !== servedVersion) return json({ errors: "Not Found" }, 404);
  const fault = takeFault(sandbox, request.body.toString("utf8"));
  if (fault !== null && fault !== "lost_answer") return answerFault(sandbox, shop, fault);
  const token = request.headers["x-shopify-access-token"];
  if (typeof token !== "string" || !isLiveToken(sandbox, { app: "payments", shop, token })) {
    logCall(sandbox, { shop, mutation: null, sessionGid: null, outcome: "unauthorized", answer: "401" });
    return json(
      { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
      401,
    );
  }
  const answer = await runOperation({ schema, roots }, request, { sandbox, shop });
  if (fault !== "lost_answer") return answer;
  logCall(sandbox, { shop, mutation: null, sessionGid: null, outcome: "faulted", answer: fault });
  return "reset";
}
