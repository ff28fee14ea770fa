import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { MoneySessionKind, SentRequest } from "../records.ts";
import { isoNow, type Sandbox } from "../sandbox.ts";
import { postOverMtls } from "./post-over-mtls.ts";

export type SessionKind = "payment" | MoneySessionKind;

export interface SessionRequest {
  readonly kind: SessionKind;
  readonly shop: string;
  readonly id: string;
  readonly body: string;
}

/** The last answer of the app, after retries. */
export interface SessionAnswer {
  readonly isAccepted: boolean;
  /** null when no answer came. */
  readonly status: number | null;
  readonly body: string;
  readonly failure: string | null;
  readonly attempts: number;
  /** Only for an accepted payment session. */
  readonly redirectUrl: string | null;
}

const apiVersion = "2026-10";
/** The documented bound of the whole value. */
const maxRedirectUrlLength = 8192;

/** Sends a session request as Shopify does, and again with the same body while the app does not accept it. */
export async function sendSessionRequest(sandbox: Sandbox, request: SessionRequest): Promise<SessionAnswer> {
  const delays = sandbox.limits.sessionRetryDelaysMs;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await sendOnce(sandbox, request, attempt);
    const delay = delays[attempt - 1];
    if (answer.isAccepted || delay === undefined) return answer;
    await wait(delay);
  }
}

/** One try, without retries. */
export async function sendOnce(
  sandbox: Sandbox,
  request: SessionRequest,
  attempt = 1,
): Promise<SessionAnswer> {
  const requestId = randomUUID();
  const startedAt = isoNow(sandbox);
  const start = performance.now();
  const answer = await post(sandbox, request, requestId, attempt);
  const entry: SentRequest = {
    at: startedAt,
    shop: request.shop,
    kind: request.kind,
    subject: request.id,
    requestId,
    attempt,
    status: answer.status,
    failure: answer.failure,
    durationMs: Math.round(performance.now() - start),
  };
  sandbox.state.sent.push(entry);
  sandbox.changed();
  return answer;
}

async function post(
  sandbox: Sandbox,
  { kind, shop, body }: SessionRequest,
  requestId: string,
  attempts: number,
): Promise<SessionAnswer> {
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    "user-agent": "Sandbox Shopify payments",
    "shopify-shop-domain": shop,
    "shopify-request-id": requestId,
    "shopify-api-version": apiVersion,
  };
  const options = { agent: sandbox.agent, headers, body, timeoutMs: sandbox.limits.sessionTimeoutMs };
  try {
    const raw = await postOverMtls(urlOf(sandbox, kind), options);
    return { ...judge(kind, raw.status, raw.body), status: raw.status, body: raw.body, attempts };
  } catch (error) {
    const failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { isAccepted: false, status: null, body: "", failure, attempts, redirectUrl: null };
  }
}

function urlOf({ app }: Sandbox, kind: SessionKind): string {
  const urls: Record<SessionKind, string> = {
    payment: app.paymentSessionUrl,
    refund: app.refundSessionUrl,
    capture: app.captureSessionUrl,
    void: app.voidSessionUrl,
  };
  return urls[kind];
}

type Verdict = Pick<SessionAnswer, "isAccepted" | "failure" | "redirectUrl">;

function judge(kind: SessionKind, status: number, body: string): Verdict {
  if (status < 200 || status > 299) return refused(`HTTP ${status}`);
  if (kind !== "payment") return { isAccepted: true, failure: null, redirectUrl: null };
  const redirectUrl = readRedirectUrl(body);
  if (redirectUrl === null) return refused("the answer carries no usable redirect_url");
  return { isAccepted: true, failure: null, redirectUrl };
}

function refused(failure: string): Verdict {
  return { isAccepted: false, failure, redirectUrl: null };
}

function readRedirectUrl(body: string): string | null {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    // Not JSON: the same as no address.
    return null;
  }
  if (typeof answer !== "object" || answer === null || !("redirect_url" in answer)) return null;
  const url = answer.redirect_url;
  return typeof url === "string" && url.length < maxRedirectUrlLength && URL.canParse(url) ? url : null;
}
