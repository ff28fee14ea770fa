import type { IncomingWebhook } from "../../../app/ports/gateway.ts";
import type { WebhookSignature } from "./harness.ts";

/** A signed header or query value of a webhook, to be read and forged. */
export interface SignedPart {
  readonly name: string;
  of(webhook: IncomingWebhook): string;
  with(webhook: IncomingWebhook, value: string): IncomingWebhook;
  without(webhook: IncomingWebhook): IncomingWebhook;
  twice(webhook: IncomingWebhook): IncomingWebhook;
}

export function signedParts({ headers, queryNames }: WebhookSignature): SignedPart[] {
  return [...headers.map(headerPart), ...queryNames.map(queryPart)];
}

function headerPart(name: string): SignedPart {
  const set = (webhook: IncomingWebhook, value: string | undefined): IncomingWebhook => ({
    ...webhook,
    headers: { ...webhook.headers, [name]: value },
  });
  const of = (webhook: IncomingWebhook) => webhook.headers[name] ?? "";
  return {
    name,
    of,
    with: set,
    without: (webhook) => set(webhook, undefined),
    // Node joins a header that came twice.
    twice: (webhook) => set(webhook, `${of(webhook)}, ${of(webhook)}`),
  };
}

function queryPart(name: string): SignedPart {
  const change = (webhook: IncomingWebhook, edit: (query: URLSearchParams) => void): IncomingWebhook => {
    const query = new URLSearchParams(webhook.query);
    edit(query);
    return { ...webhook, query };
  };
  const of = (webhook: IncomingWebhook) => webhook.query.get(name) ?? "";
  return {
    name,
    of,
    with: (webhook, value) => change(webhook, (query) => query.set(name, value)),
    without: (webhook) => change(webhook, (query) => query.delete(name)),
    twice: (webhook) => change(webhook, (query) => query.append(name, of(webhook))),
  };
}

/** Spaces around a header's pieces are no forgery: every HTTP reader drops them. */
export function withoutOuterSpaces(header: string): string {
  return header
    .split(",")
    .map((piece) => piece.trim())
    .join(",");
}
