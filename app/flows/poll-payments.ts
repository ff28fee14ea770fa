import { nextPollAt } from "../domain/poll-schedule.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Voucher } from "../ports/records.ts";
import type { AccountStore, AlertStore, VoucherStore } from "../ports/store.ts";
import { absorbAnswer, type AbsorbDeps } from "./absorb-answer.ts";

export interface PollPaymentsDeps extends AbsorbDeps {
  readonly vouchers: VoucherStore;
  readonly accounts: AccountStore;
  readonly alerts: AlertStore;
  findGateway(id: string): Gateway;
}

/** Vouchers asked about at once: kind to a gateway whose rate limits are not published. */
const atOnce = 10;

/**
 * Heals lost webhooks: asks the gateways about open vouchers whose turn it is, until none is due. Returns how many
 * were asked about. A voucher whose look-up failed is due again within a minute.
 */
export async function pollPayments(deps: PollPaymentsDeps, now: Date): Promise<number> {
  let asked = 0;
  for (;;) {
    const due = await deps.vouchers.takeDue(now, atOnce);
    await Promise.all(due.map((voucher) => pollOne(deps, voucher, now)));
    asked += due.length;
    if (due.length < atOnce) return asked;
  }
}

async function pollOne(deps: PollPaymentsDeps, voucher: Voucher, now: Date): Promise<void> {
  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  if (!access || voucher.gatewayPaymentId === null)
    throw new Error("a voucher without its account or number");
  const answer = await deps
    .findGateway(voucher.gateway)
    .findPayment(access, { gatewayPaymentId: voucher.gatewayPaymentId });
  if (answer.ok) {
    await absorbAnswer(deps, voucher, answer.value, { source: "poll", now });
    await deps.vouchers.schedulePoll(voucher.shopId, voucher.id, nextPollAt(now, voucher.details.expiresAt));
    return;
  }
  if (answer.error.kind === "credentials_refused" || answer.error.kind === "account_blocked") {
    await deps.alerts.raise({
      shopId: voucher.shopId,
      kind: "credentials_refused",
      key: `account:${voucher.accountId}:credentials`,
      detail: { gateway: voucher.gateway, error: answer.error.kind, detail: answer.error.detail },
    });
  }
}
