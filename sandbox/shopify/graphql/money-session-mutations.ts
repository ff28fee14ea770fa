import type { MoneySession, MoneySessionKind } from "../records.ts";
import { isoNow } from "../sandbox.ts";
import { done, logged, refuse, type CallContext, type Outcome } from "./mutation.ts";

interface CloseArguments {
  id: string;
  reason?: { code: string; merchantMessage?: string };
}

type Ending = "resolved" | "rejected";

const payloadKeys: Record<MoneySessionKind, string> = {
  refund: "refundSession",
  capture: "captureSession",
  void: "voidSession",
};
const typeNames: Record<MoneySessionKind, string> = {
  refund: "RefundSessionState",
  capture: "CaptureSessionState",
  void: "VoidSessionState",
};

function findSession(
  kind: MoneySessionKind,
  gid: string,
  { sandbox, shop }: CallContext,
): MoneySession | undefined {
  const session = sandbox.state.moneySessions.get(gid.slice(gid.lastIndexOf("/") + 1));
  return session && session.gid === gid && session.kind === kind && session.shop === shop
    ? session
    : undefined;
}

/** Ends a session; the same ending again succeeds and changes nothing, the opposite one is refused. */
function close(kind: MoneySessionKind, ending: Ending) {
  const prefix = `${kind.toUpperCase()}_SESSION`;
  return (args: CloseArguments, context: CallContext): Outcome => {
    const session = findSession(kind, args.id, context);
    if (!session) return refuse(`The ${kind} session was not found`, { code: `${prefix}_NOT_FOUND` });
    if (session.state === ending) return done("repeated", present(session));
    if (session.state !== "open") {
      return refuse(`The ${kind} session is already ${session.state}`, { code: `${prefix}_INVALID_STATE` });
    }
    session.state = ending;
    session.closedAt = isoNow(context.sandbox);
    const { reason } = args;
    if (reason) session.rejection = { code: reason.code, merchantMessage: reason.merchantMessage ?? null };
    context.sandbox.changed();
    return done("applied", present(session));
  };
}

function present({ kind, gid, state, rejection }: MoneySession): Record<string, unknown> {
  const ending = state === "resolved" ? "Resolved" : "Rejected";
  const reason = rejection ? { reason: rejection.code, merchantMessage: rejection.merchantMessage } : {};
  const presented = { __typename: `${typeNames[kind]}${ending}`, code: ending.toUpperCase(), ...reason };
  return { [payloadKeys[kind]]: { id: gid, state: presented } };
}

export const moneySessionMutations = {
  refundSessionResolve: logged("refundSessionResolve", close("refund", "resolved")),
  refundSessionReject: logged("refundSessionReject", close("refund", "rejected")),
  captureSessionResolve: logged("captureSessionResolve", close("capture", "resolved")),
  captureSessionReject: logged("captureSessionReject", close("capture", "rejected")),
  voidSessionResolve: logged("voidSessionResolve", close("void", "resolved")),
  voidSessionReject: logged("voidSessionReject", close("void", "rejected")),
};
