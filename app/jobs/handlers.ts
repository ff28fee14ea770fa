import { answerRequest, type AnswerRequestDeps } from "../flows/answer-request.ts";
import { issueVoucher, type IssueVoucherDeps } from "../flows/issue-voucher.ts";
import { processInbox, type ProcessInboxDeps } from "../flows/process-inbox.ts";
import { syncShop, type SyncShopDeps } from "../flows/sync-shop.ts";
import type { Clock } from "../ports/clock.ts";
import type { Job, JobOutcome } from "../ports/jobs.ts";

export type JobHandler = (job: Job) => Promise<JobOutcome>;

/** What the flows behind the jobs need; the container has it. */
export type JobDeps = IssueVoucherDeps &
  ProcessInboxDeps &
  SyncShopDeps &
  AnswerRequestDeps & { readonly clock: Clock };

/** Which flow does which job. */
export function createJobHandler(container: JobDeps): JobHandler {
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
    }
  };
}
