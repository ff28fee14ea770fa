import { readWhatsAppWebhook } from "../channels/whatsapp/read-webhook.ts";
import { hearOfMessages, type HearOfMessagesDeps } from "../flows/hear-of-messages.ts";
import { constantTimeEqual } from "../lib/constant-time.ts";
import type { HotAnswer, HotEndpoint } from "./hot-endpoints.ts";

export interface WhatsAppEndpointDeps extends HearOfMessagesDeps {
  /** The Meta app's secret, which signs what it sends. */
  readonly appSecret: string;
  /** What the operator typed beside the address in Meta's dashboard. */
  readonly verifyToken: string;
  now(): Date;
}

/**
 * Where Meta tells what became of messages. A GET asks whether the address is ours, and wants its challenge back; a
 * POST is signed, and answered 200 once what it said is durable: anything else is sent again, for up to seven days.
 */
export function whatsAppEndpoint(deps: WhatsAppEndpointDeps): HotEndpoint {
  return {
    name: "whatsapp-webhooks",
    method: "GET or POST",
    path: "/webhooks/whatsapp",
    async handle({ method, query, headers, body }) {
      if (method === "GET") return answerChallenge(deps.verifyToken, new URLSearchParams(query));
      const signature = headers["x-hub-signature-256"];
      const read = readWhatsAppWebhook(
        deps.appSecret,
        typeof signature === "string" ? signature : undefined,
        body,
      );
      if (!read.ok) return { status: read.error === "malformed" ? 400 : 401, json: { error: read.error } };
      await hearOfMessages(deps, read.value, deps.now());
      return { status: 200 };
    },
  };
}

function answerChallenge(verifyToken: string, query: URLSearchParams): HotAnswer {
  const challenge = query.get("hub.challenge") ?? "";
  const isOurs =
    query.get("hub.mode") === "subscribe" &&
    constantTimeEqual(query.get("hub.verify_token") ?? "", verifyToken);
  if (!isOurs || !/^\w{1,100}$/.test(challenge)) return { status: 403, json: { error: "bad_verify_token" } };
  return { status: 200, text: challenge };
}
