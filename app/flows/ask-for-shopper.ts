import type { ShopperAnswer } from "../domain/shopper-ask.ts";
import type { ShopperAskStore } from "../ports/by-hand.ts";
import { done, type Job, type JobOutcome } from "../ports/jobs.ts";
import { askAboutPayment, type HeardVoucher } from "./ask-about-payment.ts";
import type { AskDeps } from "./ask-about-voucher.ts";

export interface AskForShopperDeps extends AskDeps {
  readonly shopperAsks: ShopperAskStore;
}

type AskJob = Extract<Job, { name: "ask-for-shopper" }>;

/**
 * "I already paid": asks the gateways at once and leaves the answer for the page. One try: polling and webhooks go on
 * beside it, and the shopper may press again.
 */
export async function askForShopper(deps: AskForShopperDeps, job: AskJob, now: Date): Promise<JobOutcome> {
  const payment = await deps.payments.find(job.shopId, job.paymentId);
  if (!payment) throw new Error("an ask without its payment");
  const heard = await askAboutPayment(deps, payment, { source: "shopper", now });
  await deps.shopperAsks.saveAnswer(job.shopId, job.paymentId, answerFrom(heard), now);
  return done;
}

function answerFrom(heard: readonly HeardVoucher[]): ShopperAnswer {
  if (heard.some((one) => one.heard.said === "paid")) return "paid";
  const wasAnswered = heard.some(({ heard: { said } }) => said === "waiting" || said === "ended");
  return wasAnswered ? "not_there_yet" : "no_answer";
}
