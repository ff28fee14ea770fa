/** One GraphQL mutation. `asks` is the final state it wants, to tell a repeat from a contradiction. */
export interface Operation {
  /** Also the field of the answer. */
  readonly name: string;
  readonly asks: "resolved" | "rejected" | null;
  readonly text: string;
}

/** Asks only for what is used: the buyer's next page and the errors. */
const nextPage =
  "paymentSession { nextAction { context { ... on PaymentSessionActionsRedirect { redirectUrl } } } }";
/** Payment resolve, payment reject and configure have errors without a code (schema 2026-10). */
const plainErrors = "userErrors { message }";
const codedErrors = "userErrors { code message }";

export const paymentSessionPending: Operation = {
  name: "paymentSessionPending",
  asks: null,
  text: `mutation paymentSessionPending($id: ID!, $pendingExpiresAt: DateTime!, $reason: PaymentSessionStatePendingReason!) {
  paymentSessionPending(id: $id, pendingExpiresAt: $pendingExpiresAt, reason: $reason) { ${nextPage} ${codedErrors} }
}`,
};

export const paymentSessionResolve: Operation = {
  name: "paymentSessionResolve",
  asks: "resolved",
  text: `mutation paymentSessionResolve($id: ID!) {
  paymentSessionResolve(id: $id) { ${nextPage} ${plainErrors} }
}`,
};

export const paymentSessionReject: Operation = {
  name: "paymentSessionReject",
  asks: "rejected",
  text: `mutation paymentSessionReject($id: ID!, $reason: PaymentSessionRejectionReasonInput!) {
  paymentSessionReject(id: $id, reason: $reason) { ${nextPage} ${plainErrors} }
}`,
};

export const refundSessionResolve = resolveOf("refundSession");
export const refundSessionReject = rejectOf("refundSession", "RefundSessionRejectionReasonInput");
export const captureSessionResolve = resolveOf("captureSession");
export const captureSessionReject = rejectOf("captureSession", "CaptureSessionRejectionReasonInput");
export const voidSessionResolve = resolveOf("voidSession");
export const voidSessionReject = rejectOf("voidSession", "VoidSessionRejectionReasonInput");

export const paymentsAppConfigure: Operation = {
  name: "paymentsAppConfigure",
  asks: null,
  text: `mutation paymentsAppConfigure($ready: Boolean!, $externalHandle: String) {
  paymentsAppConfigure(ready: $ready, externalHandle: $externalHandle) { ${plainErrors} }
}`,
};

type FollowUp = "refundSession" | "captureSession" | "voidSession";

function resolveOf(session: FollowUp): Operation {
  const name = `${session}Resolve`;
  const text = `mutation ${name}($id: ID!) {
  ${name}(id: $id) { ${codedErrors} }
}`;
  return { name, asks: "resolved", text };
}

function rejectOf(session: FollowUp, reasonType: string): Operation {
  const name = `${session}Reject`;
  const text = `mutation ${name}($id: ID!, $reason: ${reasonType}!) {
  ${name}(id: $id, reason: $reason) { ${codedErrors} }
}`;
  return { name, asks: "rejected", text };
}
