import type { Fact } from "../domain/fact.ts";
import { nextPoll } from "../domain/poll-schedule.ts";
import { isWebhookOverdue } from "../domain/webhook-health.ts";
import type { Gateway, GatewayAccess, GatewayError, GatewayPayment } from "../ports/gateway.ts";
import type { AlertStore } from "../ports/store.ts";
import type { WatchedVoucher, WatchStore } from "../ports/watch-store.ts";
import type { WebhookHealthStore } from "../ports/webhook-health-store.ts";
import { absorbAnswer, type AbsorbDeps } from "./absorb-answer.ts";
import { missWebhook } from "./hear-webhook.ts";
import { stopWatching } from "./stop-watching.ts";

export interface LookUpDeps extends AbsorbDeps {
  readonly watch: WatchStore;
  readonly alerts: AlertStore;
  readonly webhookHealth: WebhookHealthStore;
}

/**
 * Asks the gateway about one watched voucher, records what it says and plans the next look-up. A look-up that told
 * nothing is made again within minutes; when the time for look-ups is over, watching ends.
 */
export async function lookUpVoucher(
  deps: LookUpDeps,
  { gateway, access }: { readonly gateway: Gateway; readonly access: GatewayAccess },
  voucher: WatchedVoucher,
  now: Date,
): Promise<"answered" | "failed"> {
  if (voucher.gatewayPaymentId === null) throw new Error("a watched voucher without its number");
  const answer = await gateway.findPayment(access, { gatewayPaymentId: voucher.gatewayPaymentId });
  if (!answer.ok) {
    await fail(deps, voucher, answer.error, now);
    return "failed";
  }
  const { meaning } = answer.value.reading;
  // Nearly every look-up hears "waiting", which is known: it costs no transaction, unless the gateway held it before.
  if (meaning !== "waiting" || voucher.isHeld) await takeIn(deps, voucher, answer.value, now);
  await plan(deps, voucher, { failures: 0, lastAnswer: meaning, now });
  return "answered";
}

async function takeIn(
  deps: LookUpDeps,
  voucher: WatchedVoucher,
  answer: GatewayPayment,
  now: Date,
): Promise<void> {
  const news = await absorbAnswer(deps, voucher, answer, { source: "poll", now });
  if (news.some((fact) => isOverdueMoney(fact, now))) await missWebhook(deps, voucher);
}

function isOverdueMoney(fact: Fact, now: Date): boolean {
  return fact.kind === "confirmed" && isWebhookOverdue(fact.occurredAt, now);
}

async function fail(
  deps: LookUpDeps,
  voucher: WatchedVoucher,
  error: GatewayError,
  now: Date,
): Promise<void> {
  if (error.kind === "credentials_refused" || error.kind === "account_blocked") {
    await deps.alerts.raise({
      shopId: voucher.shopId,
      kind: "credentials_refused",
      key: `account:${voucher.accountId}:credentials`,
      detail: { gateway: voucher.gateway, error: error.kind, detail: error.detail },
    });
  }
  await plan(deps, voucher, { failures: voucher.failedLookUps + 1, lastAnswer: error.kind, now });
}

async function plan(
  deps: LookUpDeps,
  voucher: WatchedVoucher,
  { failures, lastAnswer, now }: { failures: number; lastAnswer: string; now: Date },
): Promise<void> {
  const life = { askedAt: voucher.askedAt, expiresAt: voucher.details.expiresAt };
  const next = nextPoll(now, life, failures);
  if (next) await deps.watch.schedule(voucher.shopId, voucher.id, next, failures);
  else await stopWatching(deps, voucher, lastAnswer);
}
