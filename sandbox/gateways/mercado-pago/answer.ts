/** What goes back over HTTP. A null body is an empty one. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Cause {
  readonly code: number;
  readonly description: string;
}

/** An expected refusal; the server adds `cause[].data` with time and request id. */
export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly message: string;
  readonly causes: readonly Cause[];
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A 400 with one cause; the message repeats the cause's text, as the API does. */
export function badRequest(code: number, description: string): { ok: false; refusal: Refusal } {
  return {
    ok: false,
    refusal: { status: 400, error: "bad_request", message: description, causes: [{ code, description }] },
  };
}

export const paymentNotFound: { ok: false; refusal: Refusal } = {
  ok: false,
  refusal: {
    status: 404,
    error: "not_found",
    message: "Payment not found",
    causes: [{ code: 2000, description: "Payment not found" }],
  },
};

export const wrongState = badRequest(2063, "The action requested is not valid for the current payment state");

export const keyMissing = badRequest(4292, "Header X-Idempotency-Key can't be null");

export const keyConflict: { ok: false; refusal: Refusal } = {
  ok: false,
  refusal: {
    status: 409,
    error: "conflict",
    message: "X-Idempotency-Key was already used with another body",
    causes: [],
  },
};

export const unauthorized: Refusal = {
  status: 401,
  error: "unauthorized",
  message: "invalid access token",
  causes: [{ code: 7, description: "Unauthorized use of live credentials" }],
};

/** The policy agent answers in a shape of its own. */
export const blockedByPolicy: Answer = {
  status: 403,
  body: {
    message: "At least one policy returned UNAUTHORIZED.",
    code: "PA_UNAUTHORIZED_RESULT_FROM_POLICIES",
    status: 403,
    blocked_by: "PolicyAgent",
  },
};

export const internalError: Answer = {
  status: 500,
  body: { message: "internal_error", error: null, status: 500, cause: [] },
};
