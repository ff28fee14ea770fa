import { receiveWebhook, type ReceiveWebhookDeps, type WebhookOutcome } from "../flows/receive-webhook.ts";
import type { HotAnswer, HotEndpoint, HotRequest } from "./hot-endpoints.ts";
import { answerProbe, probeHeader } from "./webhook-probe.ts";

export const gatewayWebhookPath = "/webhooks/gateways/";

const accountId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface GatewayEndpointDeps extends ReceiveWebhookDeps {
  readonly probeSecret: string;
  now(): Date;
}

/**
 * Where gateways ring: `/webhooks/gateways/<gateway>/<account>`. 2xx only after the event and its job are durable.
 * Our own probe is answered with its signed echo and leaves nothing.
 */
export function gatewayEndpoint(deps: GatewayEndpointDeps): HotEndpoint {
  return {
    name: "gateway-webhooks",
    method: "POST",
    path: gatewayWebhookPath,
    async handle(request: HotRequest): Promise<HotAnswer> {
      const [gateway = "", account = "", ...rest] = request.path.slice(gatewayWebhookPath.length).split("/");
      if (rest.length > 0 || !accountId.test(account))
        return { status: 404, json: { error: "unknown_account" } };
      const probe = request.headers[probeHeader];
      if (typeof probe === "string") return echo(deps, { gateway, accountId: account }, probe);
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

/** Only who knows the account in this database, and its key, gets further than "unknown". */
async function echo(
  deps: GatewayEndpointDeps,
  address: { readonly gateway: string; readonly accountId: string },
  probe: string,
): Promise<HotAnswer> {
  const told = answerProbe(deps.probeSecret, address.accountId, probe, deps.now());
  if ("error" in told) return { status: 401, json: told };
  const isKnown = await deps.accounts.findForWebhook(address.accountId, address.gateway);
  return isKnown ? { status: 200, json: told } : { status: 404, json: { error: "unknown_account" } };
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
