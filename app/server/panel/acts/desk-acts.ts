import { cancelCashRefund } from "../../../flows/cancel-cash-refund.ts";
import { finishCashRefund } from "../../../flows/finish-cash-refund.ts";
import { openCashRefund } from "../../../flows/open-cash-refund.ts";
import { readCashRefund } from "../../../flows/read-cash-refund.ts";
import type { ActForm } from "../../panel-container.ts";
import { amountText, did, idsOf, readAmount, refused, type ActBench, type PaymentDeed } from "./act-bench.ts";

/** The link is told to whoever hears of it first: only its digest is stored. */
export const deskOpen: PaymentDeed = async (bench, payment, form) => {
  const amount = readAmount(form, payment);
  if (amount === null || amount === "amount_unreadable") return refused("amount_unreadable");
  const order = { ...idsOf(payment), amount, actor: bench.actor };
  const opened = await openCashRefund(bench.deps, order, bench.now);
  if (!opened.ok) return refused(opened.error);
  const { token, linkExpiresAt } = opened.value;
  const link = `${bench.deps.env.PUBLIC_URL}/refund/${token}`;
  return did("desk_opened", { until: linkExpiresAt.toISOString(), amount: amountText(amount) }, { link });
};

/** Each look is in the audit: it is a person's bank account. */
export const deskRead: PaymentDeed = async (bench, _payment, form) => {
  const read = await readCashRefund(bench.deps, clickOf(bench, form));
  if (!read.ok) return refused(read.error);
  const { holder, document, bank, type, number } = read.value;
  const account = { holder, document: `${document.type} ${document.number}`, bank, type, number };
  return did("desk_shown", {}, { account });
};

export const deskFinish: PaymentDeed = async (bench, _payment, form) => {
  const refund = await bench.deps.cashRefunds.find(bench.shopId, form.thing);
  if (!refund) return refused("unknown_refund");
  const proof = {
    amount: refund.amount,
    reference: form.text("reference") ?? "",
    note: form.text("note"),
    file: form.file,
  };
  const finished = await finishCashRefund(bench.deps, clickOf(bench, form), proof, bench.now);
  return finished.ok ? did("desk_finished", { amount: amountText(refund.amount) }) : refused(finished.error);
};

export const deskCancel: PaymentDeed = async (bench, _payment, form) => {
  const reason = form.text("reason");
  if (reason === null) return refused("reason_missing");
  const canceled = await cancelCashRefund(bench.deps, { ...clickOf(bench, form), reason });
  return canceled.ok ? did("desk_canceled") : refused(canceled.error);
};

function clickOf({ shopId, actor }: ActBench, { thing }: ActForm) {
  return { shopId, cashRefundId: thing, actor };
}
