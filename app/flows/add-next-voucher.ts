import { newDeadline } from "../domain/new-number.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { NewVoucher, Payment, Voucher } from "../ports/records.ts";
import type { SettingsStore } from "../ports/settings.ts";
import type {
  AccountStore,
  ShopSyncStore,
  StoreTransaction,
  Transactions,
  VoucherStore,
} from "../ports/store.ts";
import { isPaid } from "./cancel-payment.ts";
import { draftVoucher } from "./draft-voucher.ts";
import { findChoices } from "./find-choices.ts";
import { writeAudit, type ByHand } from "./write-audit.ts";

export interface NextVoucherDeps {
  readonly accounts: AccountStore;
  readonly settings: SettingsStore;
  readonly vouchers: VoucherStore;
  readonly shopSync: ShopSyncStore;
  readonly transactions: Transactions;
  readonly gateways: readonly Gateway[];
  newId(): string;
}

/** Why a payment gets no further number; the page and the command line have words for each. */
export type NoNextVoucher =
  /** What is left of the shop's pending window is too short: the shopper orders again. */
  | "no_time_left"
  | "already_paid"
  /** The shop was told "closed", which it does not take back. */
  | "shop_closed"
  /** The shop is being told something right now: a few seconds. */
  | "shop_busy"
  /** Another attempt of the order was paid. */
  | "order_paid"
  /** No account takes this amount by this method any more. */
  | "method_closed"
  | "one_is_live";

export interface NextVoucher {
  readonly payment: Payment;
  /** The one before: its method and document are used again. */
  readonly last: Voucher;
  readonly by: ByHand;
  /** Earlier than the window's end, when somebody wishes so. */
  readonly until?: Date;
  /** It is over without the gateway's word, and is ended here; it stays watched. */
  readonly isLastOver?: boolean;
  /** Written in the same commit. */
  readonly alongside?: (tx: StoreTransaction) => Promise<void>;
}

/** Writes the intent of a payment's next number with its job. However often it is asked for at once, it is one. */
export async function addNextVoucher(
  deps: NextVoucherDeps,
  next: NextVoucher,
  now: Date,
): Promise<Result<NewVoucher, NoNextVoucher>> {
  const drafted = await draftNextVoucher(deps, next, now);
  return drafted.ok ? addDrafted(deps, next, drafted.value) : drafted;
}

/**
 * The payment's next number as it would be, or why there is none. Nothing is written: who must take the old number
 * back first looks here before that.
 */
export async function draftNextVoucher(
  deps: NextVoucherDeps,
  { payment, last, until }: Pick<NextVoucher, "payment" | "last" | "until">,
  now: Date,
): Promise<Result<NewVoucher, NoNextVoucher>> {
  if (payment.isWithdrawn) return err("shop_closed");
  const winner = await deps.shopSync.groupWinner(payment.shop.id, payment.groupId);
  if (winner && winner !== payment.id) return err("order_paid");
  const accounts = await deps.accounts.list(payment.shop.id);
  const settings = await deps.settings.read(payment.shop.id);
  const choices = findChoices({ gateways: deps.gateways, accounts, settings, now }, payment);
  if ("problem" in choices) return err("method_closed");
  const choice = choices.find(({ offer }) => offer.method === last.method);
  if (!choice) return err("method_closed");
  const latest = newDeadline(now, payment.createdAt, last.country, {
    ...choice.offer.voucherLife,
    wishHours: choice.wishHours,
  });
  if (!latest) return err("no_time_left");
  const id = deps.newId();
  const document = await deps.vouchers.documentOf(last.shopId, last.id);
  const expiresAt = until && until < latest ? until : latest;
  return ok({ ...draftVoucher(id, payment, { ...choice, document }, now), expiresAt });
}

/** Writes a number that was drafted, with its job, unless that became wrong meanwhile. */
export async function addDrafted(
  deps: Pick<NextVoucherDeps, "transactions">,
  next: Omit<NextVoucher, "until">,
  voucher: NewVoucher,
): Promise<Result<NewVoucher, NoNextVoucher>> {
  const { payment, last, by } = next;
  return deps.transactions.transaction(async (tx) => {
    const locked = await tx.lockPayment(payment.shop.id, payment.id);
    if (!locked || isPaid(locked)) return err("already_paid");
    if (locked.isWithdrawn) return err("shop_closed");
    // Held to the commit: the shop cannot be told "closed" between this look and the new number.
    const shop = await tx.holdShop(payment.shop.id, payment.id);
    if (shop.told === "closed") return err("shop_closed");
    if (shop.isBusy) return err("shop_busy");
    if (next.isLastOver) await tx.endVouchers(payment.shop.id, payment.id, [last.attempt], true);
    if ((await tx.addVoucher(payment.shop.id, voucher)) === "one_is_live") return err("one_is_live");
    await tx.enqueue([
      { job: { name: "issue-voucher", shopId: payment.shop.id, voucherId: voucher.id, tries: 0 } },
    ]);
    const more = { expires_at: voucher.expiresAt.toISOString() };
    await writeAudit(tx, locked, { verb: "reissue", subject: `voucher:${voucher.id}`, by, more });
    await next.alongside?.(tx);
    return ok(voucher);
  });
}
