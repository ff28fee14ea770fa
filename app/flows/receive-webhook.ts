import type { Gateway, IncomingWebhook, WebhookVerdict } from "../ports/gateway.ts";
import type { Probe } from "../ports/probe.ts";
import type { AccountStore, InboxStore, WebhookAccount } from "../ports/store.ts";

export interface ReceiveWebhookDeps {
  readonly accounts: AccountStore;
  readonly inbox: InboxStore;
  readonly probe: Probe;
  findGateway(id: string): Gateway | undefined;
  newId(): string;
}

export type WebhookOutcome =
  | { readonly kind: "stored" | "repeat" | "ignored" }
  | { readonly kind: "unknown_account" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "refused"; readonly reason: string };

/**
 * A webhook is a doorbell: it is verified, remembered with the job that will ask the gateway, and only then
 * answered. Its body never moves money. What is refused leaves nothing behind.
 */
export async function receiveWebhook(
  deps: ReceiveWebhookDeps,
  address: { readonly gateway: string; readonly accountId: string },
  webhook: IncomingWebhook,
): Promise<WebhookOutcome> {
  const gateway = deps.findGateway(address.gateway);
  const verified = gateway && (await verify(deps, gateway, address.accountId, webhook));
  if (!verified) return { kind: "unknown_account" };
  if (verified.verdict.verdict === "refused") return { kind: "refused", reason: verified.verdict.reason };

  const reading = gateway.webhook.read(webhook);
  if (reading.kind === "unreadable") return { kind: "unreadable" };
  if (reading.kind === "ignored") return { kind: "ignored" };
  const { eventKey, lookup } = reading;
  const { accountId } = address;
  const kind = await deps.inbox.receive({
    id: deps.newId(),
    shopId: verified.shopId,
    accountId,
    eventKey,
    lookup,
  });
  deps.probe("inbox-stored");
  return { kind };
}

interface Verified {
  readonly shopId: string;
  readonly verdict: WebhookVerdict;
}

/**
 * A signature that does not fit is tried once more with the credentials as they are stored now. During the day
 * after a change either secret counts, so that changing one loses no webhook.
 */
async function verify(
  deps: ReceiveWebhookDeps,
  gateway: Gateway,
  accountId: string,
  webhook: IncomingWebhook,
): Promise<Verified | null> {
  const found = await deps.accounts.findForWebhook(accountId, gateway.id);
  if (!found) return null;
  const verdict = verifyByEither(gateway, found, webhook);
  if (!isMismatch(verdict) || !deps.accounts.forgetRemembered(accountId))
    return { shopId: found.shopId, verdict };
  const fresh = await deps.accounts.findForWebhook(accountId, gateway.id);
  return fresh && { shopId: fresh.shopId, verdict: verifyByEither(gateway, fresh, webhook) };
}

function verifyByEither(
  { webhook: door }: Gateway,
  { access, previous }: WebhookAccount,
  webhook: IncomingWebhook,
): WebhookVerdict {
  const verdict = door.verify(access, webhook);
  return previous && isMismatch(verdict) ? door.verify(previous, webhook) : verdict;
}

function isMismatch(verdict: WebhookVerdict): boolean {
  return verdict.verdict === "refused" && verdict.reason === "mismatch";
}
