import { silentAfter } from "../domain/webhook-health.ts";
import type { Voucher } from "../ports/records.ts";
import type { AlertStore } from "../ports/store.ts";
import type { WebhookHealthStore } from "../ports/webhook-health-store.ts";

export interface WebhookHealthDeps {
  readonly webhookHealth: WebhookHealthStore;
  readonly alerts: AlertStore;
}

/** Money was found that no webhook told: twice in a row, and the account's webhooks count as silent. */
export async function missWebhook(deps: WebhookHealthDeps, voucher: Voucher): Promise<void> {
  const { shopId, accountId, gateway } = voucher;
  const missed = await deps.webhookHealth.missed(shopId, accountId);
  if (missed < silentAfter) return;
  const detail = { gateway, missed };
  await deps.alerts.raise({ shopId, kind: "webhook_silent", key: silentKey(accountId), detail });
}

/** A webhook came through: the silence is over. */
export async function hearWebhook(deps: WebhookHealthDeps, shopId: string, accountId: string): Promise<void> {
  await deps.webhookHealth.heard(shopId, accountId);
  await deps.alerts.resolve(silentKey(accountId));
}

function silentKey(accountId: string): string {
  return `account:${accountId}:silent`;
}
