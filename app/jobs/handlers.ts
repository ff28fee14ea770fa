import type { Container } from "../container.server.ts";
import { answerRequest } from "../flows/answer-request.ts";
import { clearUpVoucher } from "../flows/clear-up-voucher.ts";
import { askForShopper } from "../flows/ask-for-shopper.ts";
import { lookAtOrder } from "../flows/look-at-order.ts";
import { issueVoucher } from "../flows/issue-voucher.ts";
import { probeWebhook } from "../flows/probe-webhook.ts";
import { processInbox } from "../flows/process-inbox.ts";
import { refundPayment } from "../flows/refund-payment.ts";
import { syncShop } from "../flows/sync-shop.ts";
import { tellRefund } from "../flows/tell-refund.ts";
import { newId, newToken } from "../lib/id.ts";
import type { Job, JobOutcome } from "../ports/jobs.ts";

export type JobHandler = (job: Job) => Promise<JobOutcome>;

/** Which flow does which job. */
export function createJobHandler(container: Container): JobHandler {
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
      case "look-at-order":
        return lookAtOrder({ ...container, offers, newId, newToken }, job, now());
      case "ask-for-shopper":
        return askForShopper(container, job, now());
    }
  };
}
