import { receiveWebhook, type ReceiveWebhookDeps, type WebhookOutcome } from "../flows/receive-webhook.ts";
import type { HotAnswer, HotEndpoint, HotRequest } from "./hot-endpoints.ts";

export const gatewayWebhookPath = "/webhooks/gateways/";

const accountId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where gateways ring: `/webhooks/gateways/<gateway>/<account>`. 2xx only after the event and its job are durable. */
export function gatewayEndpoint(deps: ReceiveWebhookDeps & { now(): Date }): HotEndpoint {
  return {
    name: "gateway-webhooks",
    method: "POST",
    path: gatewayWebhookPath,
    async handle(request: HotRequest): Promise<HotAnswer> {
      const [gateway = "", account = "", ...rest] = request.path.slice(gatewayWebhookPath.length).split("/");
      if (rest.length > 0 || !accountId.test(account))
        return { status: 404, json: { error: "unknown_account" } };
      const webhook = {
        query: new URLSearchParams(request.query),
        headers: request.headers as Record<string, string | undefined>,
        body: request.body,
        receivedAt: deps.now(),
      };
      return answer(await receiveWebhook(deps, { gateway, accountId: account }, webhook));
    },
  };
}

function answer(outcome: WebhookOutcome): HotAnswer {
  switch (outcome.kind) {
    case "stored":
    case "repeat":
    case "ignored":
      return { status: 200 };
    case "unknown_account":
      return { status: 404, json: { error: outcome.kind } };
    case "unreadable":
      return { status: 400, json: { error: outcome.kind } };
    case "refused":
      return { status: 401, json: { error: outcome.kind, reason: outcome.reason } };
  }
}
