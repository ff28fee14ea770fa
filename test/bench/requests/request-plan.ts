import { preparePages, type PagePlan } from "./page-requests.ts";
import { prepareSessions, type SessionPlan } from "./session-requests.ts";
import { prepareWebhooks, type WebhookPlan } from "./webhook-requests.ts";

/** Which requests to send; plain data, because it travels to the load generator's process. */
export type RequestPlan = SessionPlan | WebhookPlan | PagePlan;

/** Whole HTTP requests, each with ids (and a signature) of its own. */
export function prepareRequests(plan: RequestPlan, count: number): Buffer[] {
  if (plan.kind === "pages") return preparePages(plan, count);
  return plan.kind === "sessions" ? prepareSessions(plan, count) : prepareWebhooks(plan, count);
}

/** One HTTP/1.1 POST as bytes. */
export function writePost(path: string, headers: Readonly<Record<string, string>>, body: string): Buffer {
  const lines = Object.entries({ ...headers, "content-length": String(Buffer.byteLength(body)) });
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
  );
}
