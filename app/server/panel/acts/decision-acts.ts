import { exceptionWords } from "../../../domain/exception.ts";
import type { ActAnswer } from "../../../domain/act-answer.ts";
import { assignException, resolveException } from "../../../flows/resolve-exception.ts";
import { sendShopRefund } from "../../../flows/send-shop-refund.ts";
import { retryDead } from "../../../flows/retry-dead.ts";
import type { ActForm } from "../../panel-container.ts";
import { byOf, did, refused, type ActBench, type PaymentDeed } from "./act-bench.ts";

/** A person ends an exception with a word and a note. */
export async function resolve(bench: ActBench, form: ActForm): Promise<ActAnswer> {
  const word = exceptionWords.find((each) => each === form.text("word"));
  if (!word) return refused("note_missing");
  const which = { shopId: bench.shopId, exceptionId: form.thing, word };
  const resolved = await resolveException(bench.deps, which, byOf(bench, form));
  return resolved.ok ? did("resolved") : refused(resolved.error);
}

/** Sends the money of a refund that stands in the shop's books only. */
export async function sendRefund(bench: ActBench, form: ActForm): Promise<ActAnswer> {
  const click = { shopId: bench.shopId, exceptionId: form.thing, actor: bench.actor };
  const sent = await sendShopRefund(bench.deps, click, bench.now);
  if (!sent.ok) return refused(sent.error);
  return did(sent.value === "asked" ? "refund_asked" : "refund_by_hand");
}

export async function assign(bench: ActBench, form: ActForm): Promise<ActAnswer> {
  const owner = form.text("owner");
  const which = { shopId: bench.shopId, exceptionId: form.thing, owner };
  const assigned = await assignException(bench.deps, which, byOf(bench, form));
  return assigned.ok ? did("assigned", owner === null ? {} : { owner }) : refused(assigned.error);
}

/** Gives what gave up about a payment new tries. */
export const retry: PaymentDeed = async (bench, payment, form) => {
  const { dead } = await bench.deps.paymentCases.read(bench.shopId, payment.id);
  const work = dead.find(({ id }) => id === form.thing);
  if (!work) return refused("not_dead");
  const which = { shopId: bench.shopId, kind: work.kind, id: work.id, insists: form.isTicked("insists") };
  const retried = await retryDead(bench.deps, which, byOf(bench, form), bench.now);
  return retried.ok ? did("retried") : refused(retried.error);
};
