import type { Container } from "../container.server.ts";
import { answerRequest } from "../flows/answer-request.ts";
import { clearUpVoucher } from "../flows/clear-up-voucher.ts";
import { askForShopper } from "../flows/ask-for-shopper.ts";
import { issueVoucher } from "../flows/issue-voucher.ts";
import { planMessages } from "../flows/plan-messages.ts";
import { probeWebhook } from "../flows/probe-webhook.ts";
import { processInbox } from "../flows/process-inbox.ts";
import { refundPayment } from "../flows/refund-payment.ts";
import { sendMessage } from "../flows/send-message.ts";
import { syncShop } from "../flows/sync-shop.ts";
import { newId } from "../lib/id.ts";
import type { Job, JobOutcome } from "../ports/jobs.ts";

export type JobHandler = (job: Job) => Promise<JobOutcome>;

/** Which flow does which job. */
export function createJobHandler(container: Container): JobHandler {
  const { now } = container.clock;
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
      case "ask-for-shopper":
        return askForShopper(container, job, now());
      case "plan-messages":
        return planMessages({ ...container, newId }, job, now());
      case "send-message":
        return sendMessage(container, job, now());
    }
  };
}
