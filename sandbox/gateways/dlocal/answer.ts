/** What goes back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Checked<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly answer: Answer };

export function done(body: unknown): Answer {
  return { status: 200, body };
}

export function passed<Value>(value: Value): Checked<Value> {
  return { ok: true, value };
}

/** An error body as documented: `{code, message, param?}`. */
export function refusal(status: number, code: number, message: string, param?: string): Answer {
  return { status, body: param === undefined ? { code, message } : { code, message, param } };
}

export function stopped(answer: Answer): { ok: false; answer: Answer } {
  return { ok: false, answer };
}

export function invalidParameter(param: string): { ok: false; answer: Answer } {
  return stopped(refusal(400, 5001, `Invalid parameter: ${param}`, param));
}

export const invalidCredentials = refusal(403, 3001, "Invalid Credentials");
export const noAuthorization = refusal(403, 3003, "Merchant has no authorization to use this API");
export const paymentNotFound = refusal(404, 4000, "Payment not found");
export const refundNotFound = refusal(404, 4001, "Refund not found");
export const tooManyRequests = refusal(429, 6000, "Too many requests to the API");
export const internalError = refusal(500, 7000, "Something went wrong");
/** Addresses that are not served answer plain text, unlike all others. */
export const notRouted: Answer = { status: 404, body: "NOT_FOUND" };
