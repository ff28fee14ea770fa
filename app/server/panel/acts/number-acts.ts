import { cancelPayment } from "../../../flows/cancel-payment.ts";
import { confirmByHand } from "../../../flows/confirm-by-hand.ts";
import { extendVoucher } from "../../../flows/extend-voucher.ts";
import { reissueVoucher } from "../../../flows/reissue-voucher.ts";
import { settleUnclearVoucher } from "../../../flows/settle-unclear-voucher.ts";
import { syncNow } from "../../../flows/sync-now.ts";
import { amountText, byOf, did, idsOf, readAmount, refused, type PaymentDeed } from "./act-bench.ts";

export const sync: PaymentDeed = async (bench, payment, form) => {
  const synced = await syncNow(bench.deps, idsOf(payment), byOf(bench, form), bench.now);
  return synced.ok ? did("synced") : refused(synced.error);
};

export const cancel: PaymentDeed = async (bench, payment, form) => {
  const canceled = await cancelPayment(bench.deps, idsOf(payment), byOf(bench, form), bench.now);
  return canceled.ok ? did("canceled") : refused(canceled.error);
};

/** As late as door and gateway allow. */
export const extend: PaymentDeed = async (bench, payment, form) => {
  const wish = { ...idsOf(payment), until: null };
  const extended = await extendVoucher(bench.deps, wish, byOf(bench, form), bench.now);
  if (!extended.ok) return refused(extended.error);
  const { how, expiresAt } = extended.value;
  return did(how === "moved" ? "extended" : "extended_by_new", { until: expiresAt.toISOString() });
};

export const reissue: PaymentDeed = async (bench, payment, form) => {
  const reissued = await reissueVoucher(bench.deps, idsOf(payment), byOf(bench, form), bench.now);
  if (!reissued.ok) return refused(reissued.error);
  return did("reissued", { until: reissued.value.expiresAt.toISOString() });
};

export const confirm: PaymentDeed = async (bench, payment, form) => {
  const amount = readAmount(form, payment);
  if (amount === null || amount === "amount_unreadable") return refused("amount_unreadable");
  const note = form.text("note");
  const proof = {
    ...idsOf(payment),
    ...{ amount, note, file: form.file },
    reference: form.text("reference") ?? "",
    gatewayPaymentId: form.text("gatewayPayment"),
    insists: form.isTicked("insists"),
  };
  const by = { actor: bench.actor, reason: note };
  const confirmed = await confirmByHand(bench.deps, proof, by, bench.now);
  if (!confirmed.ok) return refused(confirmed.error);
  return confirmed.value.by === "gateway"
    ? did("confirmed_by_gateway")
    : did("confirmed_by_you", { amount: amountText(amount) });
};

/** A person looked at the gateway, and it has no such number. */
export const unclear: PaymentDeed = async (bench, payment, form) => {
  const reason = form.text("reason");
  if (reason === null) return refused("reason_missing");
  const vouchers = await bench.deps.payments.vouchersOf(bench.shopId, payment.id);
  const voucher = vouchers.find(({ refusal }) => refusal === "voucher_unclear");
  if (!voucher) return refused("not_unclear");
  const told = { voucherId: voucher.id, actor: bench.actor, reason };
  const settled = await settleUnclearVoucher(bench.deps, bench.shopId, told);
  return settled.ok ? did("unclear_settled") : refused(settled.error);
};
