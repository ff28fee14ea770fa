import type { Container } from "../container.server.ts";
import { answerRequest } from "../flows/answer-request.ts";
import { askForShopper } from "../flows/ask-for-shopper.ts";
import { issueVoucher } from "../flows/issue-voucher.ts";
import { processInbox } from "../flows/process-inbox.ts";
import { syncShop } from "../flows/sync-shop.ts";
import type { Job, JobOutcome } from "../ports/jobs.ts";

export type JobHandler = (job: Job) => Promise<JobOutcome>;

/** Which flow does which job. */
export function createJobHandler(container: Container): JobHandler {
  const { now } = container.clock;
  return (job) => {
    switch (job.name) {
      case "issue-voucher":
        return issueVoucher(container, job, now());
      case "process-inbox":
        return processInbox(container, job, now());
      case "sync-shop":
        return syncShop(container, job, now());
      case "answer-request":
        return answerRequest(container, job, now());
      case "ask-for-shopper":
        return askForShopper(container, job, now());
    }
  };
}
