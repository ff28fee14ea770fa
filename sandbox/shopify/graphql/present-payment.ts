import type { PaymentSession } from "../records.ts";
import { shopOrigin, type Sandbox } from "../sandbox.ts";

/** A session as the API shows it. An open one is never shown: every mutation leaves it pending or final. */
export function presentPayment(sandbox: Sandbox, session: PaymentSession): object {
  return {
    id: session.gid,
    state: presentState(session),
    nextAction: {
      action: "REDIRECT",
      context: { __typename: "PaymentSessionActionsRedirect", redirectUrl: nextUrl(sandbox, session) },
    },
    pendingExpiresAt: session.pendingExpiresAt,
    authorizationExpiresAt: session.authorizationExpiresAt,
  };
}

function presentState(session: PaymentSession): object {
  if (session.state === "resolved") return { __typename: "PaymentSessionStateResolved", code: "RESOLVED" };
  if (session.state === "pending") {
    return { __typename: "PaymentSessionStatePending", code: "PENDING", reason: session.pendingReason };
  }
  const { code, merchantMessage, source } = session.rejection ?? {};
  return {
    __typename: "PaymentSessionStateRejected",
    code: "REJECTED",
    reason: code,
    merchantMessage,
    source,
  };
}

/** Where the app must send the buyer: the thank-you page once there is an order, else back to the checkout. */
function nextUrl(sandbox: Sandbox, { shop, checkoutId, group }: PaymentSession): string {
  const checkout = `${shopOrigin(sandbox, shop)}/checkouts/${checkoutId}`;
  return sandbox.state.orders.has(group) ? `${checkout}/thank-you` : `${checkout}?rejected=1`;
}
