import { ensureOrder, attemptsOf } from "../orders.ts";
import type { PaymentSession } from "../records.ts";
import { isoNow } from "../sandbox.ts";
import { done, logged, refuse, type CallContext, type Outcome } from "./mutation.ts";
import { presentPayment } from "./present-payment.ts";

interface PendingArguments {
  id: string;
  pendingExpiresAt: string;
  reason: string;
}

interface ResolveArguments {
  id: string;
  authorizationExpiresAt?: string;
}

interface RejectArguments {
  id: string;
  reason: { code: string; merchantMessage?: string; source?: string };
}

/** Sessions of another shop are as unknown as those that never were. */
function findPayment(gid: string, { sandbox, shop }: CallContext): PaymentSession | undefined {
  const session = sandbox.state.payments.get(gid.slice(gid.lastIndexOf("/") + 1));
  return session && session.gid === gid && session.shop === shop ? session : undefined;
}

function answer(outcome: "applied" | "repeated", session: PaymentSession, { sandbox }: CallContext): Outcome {
  if (outcome === "applied") sandbox.changed();
  return done(outcome, { paymentSession: presentPayment(sandbox, session) });
}

function pend(args: PendingArguments, context: CallContext): Outcome {
  const session = findPayment(args.id, context);
  if (!session) return refuse("Payment session not found", { code: "NOT_FOUND" });
  if (session.state === "pending") return answer("repeated", session, context);
  if (session.state !== "open") {
    return refuse(`A ${session.state} payment session cannot become pending`, {
      code: "PENDING_INVALID_STATE",
    });
  }
  const { sandbox } = context;
  const untilExpiryMs = Date.parse(args.pendingExpiresAt) - sandbox.now().getTime();
  const field = ["pendingExpiresAt"];
  if (untilExpiryMs <= 0)
    return refuse("pendingExpiresAt is past", { code: "EXPIRED_PENDING_EXPIRES_AT", field });
  if (untilExpiryMs > sandbox.limits.maxPendingMs) {
    return refuse("pendingExpiresAt is too far away", { code: "OUT_OF_RANGE_PENDING_EXPIRES_AT", field });
  }
  session.state = "pending";
  session.pendingReason = args.reason;
  session.pendingExpiresAt = new Date(args.pendingExpiresAt).toISOString();
  ensureOrder(sandbox, session);
  return answer("applied", session, context);
}

/** A pending session whose time ran out can still be resolved: its order turns from expired to paid. */
function resolve(args: ResolveArguments, context: CallContext): Outcome {
  const session = findPayment(args.id, context);
  if (!session) return refuse("Payment session not found");
  if (session.state === "resolved") return answer("repeated", session, context);
  if (session.state === "rejected") return refuse("The payment session is already rejected");
  const { sandbox } = context;
  if (attemptsOf(sandbox.state, session.group).some((attempt) => attempt.state === "resolved")) {
    return refuse("Another payment session of the same group is already resolved");
  }
  session.state = "resolved";
  session.closedAt = isoNow(sandbox);
  session.authorizationExpiresAt = args.authorizationExpiresAt ?? null;
  ensureOrder(sandbox, session);
  return answer("applied", session, context);
}

function reject(args: RejectArguments, context: CallContext): Outcome {
  const session = findPayment(args.id, context);
  if (!session) return refuse("Payment session not found");
  if (session.state === "rejected") return answer("repeated", session, context);
  if (session.state === "resolved") return refuse("The payment session is already resolved");
  const { sandbox } = context;
  const { code, merchantMessage = null, source = null } = args.reason;
  if (session.state === "open") barProvider(session, context);
  session.state = "rejected";
  session.closedAt = isoNow(sandbox);
  session.rejection = { code, merchantMessage, source };
  return answer("applied", session, context);
}

/** Before there is an order, a rejection ends this provider's part in the checkout. */
function barProvider(session: PaymentSession, { sandbox }: CallContext): void {
  const checkout = sandbox.state.checkouts.get(session.checkoutId);
  if (checkout) checkout.isProviderBarred = true;
}

function unsupported(message: string, code: string) {
  return (args: { id: string }, context: CallContext): Outcome =>
    findPayment(args.id, context)
      ? refuse(message, { code })
      : refuse("Payment session not found", { code: "PAYMENT_SESSION_NOT_FOUND" });
}

export const paymentMutations = {
  paymentSessionPending: logged("paymentSessionPending", pend),
  paymentSessionResolve: logged("paymentSessionResolve", resolve),
  paymentSessionReject: logged("paymentSessionReject", reject),
  paymentSessionConfirm: logged(
    "paymentSessionConfirm",
    unsupported("Confirmation is not supported", "CONFIRMATION_NOT_SUPPORTED"),
  ),
  paymentSessionRedirect: logged(
    "paymentSessionRedirect",
    unsupported("Redirect is not supported for offsite payments", "REDIRECT_NOT_SUPPORTED_FOR_OFFSITE"),
  ),
  paymentSessionModal: logged(
    "paymentSessionModal",
    unsupported("Offsite payments have no modal", "UNSUPPORTED_PAYMENT_METHOD_FOR_MODAL"),
  ),
};
