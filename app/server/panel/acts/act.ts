import type { ActAnswer } from "../../../domain/act-answer.ts";
import type { MerchantAct } from "../../../domain/merchant-act.ts";
import { actOnce } from "../../../flows/act-once.ts";
import type { ActForm } from "../../panel-container.ts";
import type { ActBench, PaymentDeed } from "./act-bench.ts";
import { assign, resolve, retry, sendRefund } from "./decision-acts.ts";
import { deskCancel, deskFinish, deskOpen, deskRead } from "./desk-acts.ts";
import {
  accept,
  checkRefund,
  credit,
  refundHeld,
  refundOfOrder,
  refundSecond,
  refundTooMuch,
} from "./money-acts.ts";
import { cancel, confirm, extend, reissue, sync, unclear } from "./number-acts.ts";

type MatterAct = "resolve" | "assign" | "send_refund";

/** About an open matter, wherever it is shown. */
const matterDeeds: Readonly<Record<MatterAct, (bench: ActBench, form: ActForm) => Promise<ActAnswer>>> = {
  resolve,
  assign,
  send_refund: sendRefund,
};

const paymentDeeds: Readonly<Record<Exclude<MerchantAct, MatterAct>, PaymentDeed>> = {
  sync,
  cancel,
  extend,
  reissue,
  confirm,
  unclear,
  accept,
  credit,
  retry,
  refund_second: refundSecond,
  refund_excess: refundTooMuch,
  refund_held: refundHeld,
  refund_order: refundOfOrder,
  check_refund: checkRefund,
  desk_open: deskOpen,
  desk_read: deskRead,
  desk_finish: deskFinish,
  desk_cancel: deskCancel,
};

/**
 * Does what a merchant's form asks, once for each form that was drawn. Null: the payment is not this shop's, or the
 * form has no payment and is not about an exception.
 */
export async function actOf(
  bench: ActBench,
  form: ActForm,
  paymentId: string | null,
): Promise<ActAnswer | null> {
  const { act } = form;
  const deed = await deedOf(bench, act, form, paymentId);
  if (!deed) return null;
  const key = [act, paymentId ?? "", form.thing, form.key].join(" ");
  const click = { shopId: bench.shopId, key, verb: act, clickedBy: bench.actor };
  return actOnce(bench.deps, click, deed);
}

async function deedOf(
  bench: ActBench,
  act: MerchantAct,
  form: ActForm,
  paymentId: string | null,
): Promise<(() => Promise<ActAnswer>) | null> {
  const payment = paymentId === null ? null : await bench.deps.payments.find(bench.shopId, paymentId);
  if (paymentId !== null && !payment) return null;
  if (isMatterAct(act)) return () => matterDeeds[act](bench, form);
  return payment && (() => paymentDeeds[act](bench, payment, form));
}

function isMatterAct(act: MerchantAct): act is MatterAct {
  return Object.hasOwn(matterDeeds, act);
}
