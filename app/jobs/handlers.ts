import { answerRequest, type AnswerRequestDeps } from "../flows/answer-request.ts";
import { clearUpVoucher, type ClearUpDeps } from "../flows/clear-up-voucher.ts";
import { askForShopper, type AskForShopperDeps } from "../flows/ask-for-shopper.ts";
import { lookAtOrder, type LookAtOrderDeps } from "../flows/look-at-order.ts";
import { issueVoucher, type IssueVoucherDeps } from "../flows/issue-voucher.ts";
import { planMessages, type PlanMessagesDeps } from "../flows/plan-messages.ts";
import { probeWebhook, type ProbeWebhookDeps } from "../flows/probe-webhook.ts";
import { processInbox, type ProcessInboxDeps } from "../flows/process-inbox.ts";
import { refundPayment, type RefundPaymentDeps } from "../flows/refund-payment.ts";
import { sendMessage, type SendMessageDeps } from "../flows/send-message.ts";
import { syncShop, type SyncShopDeps } from "../flows/sync-shop.ts";
import { tellFlow, type TellFlowDeps } from "../flows/tell-flow.ts";
import { tellRefund, type TellRefundDeps } from "../flows/tell-refund.ts";
import { newId, newToken } from "../lib/id.ts";
import type { Clock } from "../ports/clock.ts";
import type { Job, JobOutcome } from "../ports/jobs.ts";

export type JobHandler = (job: Job) => Promise<JobOutcome>;

/** What the flows behind the jobs need; the container has it. */
export type JobDeps = Omit<
  IssueVoucherDeps & AnswerRequestDeps & LookAtOrderDeps & PlanMessagesDeps,
  "newId" | "newToken" | "offers"
> &
  ClearUpDeps &
  ProcessInboxDeps &
  SyncShopDeps &
  RefundPaymentDeps &
  ProbeWebhookDeps &
  Omit<SendMessageDeps, "newId"> &
  TellFlowDeps &
  TellRefundDeps &
  AskForShopperDeps & { readonly clock: Clock };

/** Which flow does which job. */
export function createJobHandler(container: JobDeps): JobHandler {
  const { now } = container.clock;
  const offers = container.gateways.flatMap((gateway) => gateway.offers);
  return (job) => {
    switch (job.name) {
      case "issue-voucher":
        return issueVoucher({ ...container, newId }, job, now());
      case "clear-up-voucher":
        return clearUpVoucher(container, job, now());
      case "process-inbox":
        return processInbox(container, job, now());
      case "sync-shop":
        return syncShop(container, job, now());
      case "answer-request":
        return answerRequest({ ...container, newId }, job, now());
      case "refund-payment":
        return refundPayment(container, job, now());
      case "probe-webhook":
        return probeWebhook(container, job, now());
      case "tell-refund":
        return tellRefund(container, job);
      case "tell-flow":
        return tellFlow(container, job);
      case "look-at-order":
        return lookAtOrder({ ...container, offers, newId, newToken }, job, now());
      case "ask-for-shopper":
        return askForShopper(container, job, now());
      case "plan-messages":
        return planMessages({ ...container, newId }, job, now());
      case "send-message":
        return sendMessage({ ...container, newId }, job, now());
    }
  };
}
