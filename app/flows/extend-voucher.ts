import { lastDeadline } from "../domain/new-number.ts";
import { nextPoll } from "../domain/poll-schedule.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { GatewayPayment } from "../ports/gateway.ts";
import type { Payment, Voucher } from "../ports/records.ts";
import { absorbAnswer } from "./absorb-answer.ts";
import { askAboutVoucher, tellsOfMoney } from "./ask-about-voucher.ts";
import { isPaid } from "./cancel-payment.ts";
import { reissueVoucher, type ReissueDeps, type ReissueError } from "./reissue-voucher.ts";
import { writeAudit, type Act, type ByHand } from "./write-audit.ts";

export type ExtendError =
  | ReissueError
  | { readonly kind: "no_live_voucher" }
  | { readonly kind: "not_later"; readonly now: Date }
  /** Door or gateway allow no more than this. */
  | { readonly kind: "too_late"; readonly latest: Date }
  | { readonly kind: "gateway_refused"; readonly detail: string };

export interface Extended {
  readonly expiresAt: Date;
  /** `reissued`: the gateway cannot move a deadline, so the shopper has a new number. */
  readonly how: "moved" | "reissued";
}

interface Wish {
  readonly shopId: string;
  readonly paymentId: string;
  /** Null: as late as door and gateway allow. */
  readonly until: Date | null;
}

/** Gives a live voucher a later deadline, within what the shop's pending window and the gateway allow. */
export async function extendVoucher(
  deps: ReissueDeps,
  wish: Wish,
  by: ByHand,
  now: Date,
): Promise<Result<Extended, ExtendError>> {
  const payment = await deps.payments.find(wish.shopId, wish.paymentId);
  if (!payment) return err({ kind: "unknown_payment" });
  if (isPaid(payment)) return err({ kind: "already_paid" });
  const voucher = await deps.payments.latestVoucher(wish.shopId, wish.paymentId);
  if (voucher?.status !== "issued") return err({ kind: "no_live_voucher" });
  const latest = latestFor(deps, payment, voucher, now);
  const until = wish.until ?? latest;
  if (until > latest) return err({ kind: "too_late", latest });
  if (until <= voucher.details.expiresAt) return err({ kind: "not_later", now: voucher.details.expiresAt });
  if (deps.findGateway(voucher.gateway).extendVoucher) return move(deps, voucher, until, { by, now });
  const reissued = await reissueVoucher(deps, { ...wish, until }, by, now);
  return reissued.ok ? ok({ expiresAt: reissued.value.expiresAt, how: "reissued" }) : reissued;
}

/** To the minute, as deadlines are told. */
function latestFor(deps: ReissueDeps, payment: Payment, voucher: Voucher, now: Date): Date {
  const offer = deps
    .findGateway(voucher.gateway)
    .offers.find(({ method, country }) => method === voucher.method && country === voucher.country);
  const byGateway = now.getTime() + (offer?.voucherLife.maxHours ?? 0) * 3_600_000;
  const latest = Math.min(lastDeadline(payment.createdAt).getTime(), byGateway);
  return new Date(Math.floor(latest / 60_000) * 60_000);
}

async function move(
  deps: ReissueDeps,
  voucher: Voucher,
  until: Date,
  act: Act,
): Promise<Result<Extended, ExtendError>> {
  const access = await deps.accounts.access(voucher.shopId, voucher.accountId);
  const { extendVoucher: extend } = deps.findGateway(voucher.gateway);
  if (!access || !extend || voucher.gatewayPaymentId === null)
    throw new Error("a voucher that cannot be asked about");
  const moved = await extend(access, voucher.gatewayPaymentId, until);
  // Refused or unheard: what it says of the voucher now counts, be it money or the new deadline.
  const answer = moved.ok ? moved : await askAboutVoucher(deps, voucher);
  if (typeof answer === "string" || !answer.ok) {
    const detail = !moved.ok ? moved.error.detail : "";
    return err({ kind: "no_answer", detail });
  }
  await takeIn(deps, voucher, answer.value, act);
  const { expiresAt } = answer.value.voucher;
  if (tellsOfMoney(answer.value)) return err({ kind: "paid_meanwhile" });
  if (expiresAt > voucher.details.expiresAt) return ok({ expiresAt, how: "moved" });
  return err({ kind: "gateway_refused", detail: moved.ok ? "it kept the deadline" : moved.error.detail });
}

async function takeIn(
  deps: ReissueDeps,
  voucher: Voucher,
  answer: GatewayPayment,
  { by, now }: Act,
): Promise<void> {
  const { expiresAt } = answer.voucher;
  const isMoved = answer.reading.meaning === "waiting" && expiresAt > voucher.details.expiresAt;
  await absorbAnswer(deps, voucher, answer, {
    source: "issue",
    now,
    alongside: async (tx, before) => {
      if (!isMoved) return;
      await tx.moveDeadline(
        voucher.shopId,
        voucher.id,
        expiresAt,
        nextPoll(now, { askedAt: voucher.askedAt, expiresAt }, 0),
      );
      const more = { expires_at: expiresAt.toISOString(), was: voucher.details.expiresAt.toISOString() };
      await writeAudit(tx, before, { verb: "extend", subject: `voucher:${voucher.id}`, by, more });
    },
  });
}
