/** Everything that leaves a transaction as work to do. `tries` counts failures so far. */
export type Job =
  | {
      readonly name: "issue-voucher";
      readonly shopId: string;
      readonly voucherId: string;
      readonly tries: number;
      /** A first look found no trace of a voucher that may have been made. */
      readonly isSecondLook?: true;
    }
  | {
      readonly name: "clear-up-voucher";
      readonly shopId: string;
      readonly voucherId: string;
      readonly tries: number;
    }
  | {
      readonly name: "process-inbox";
      readonly shopId: string;
      readonly inboxId: string;
      readonly tries: number;
    }
  | {
      readonly name: "sync-shop";
      readonly shopId: string;
      readonly paymentId: string;
      readonly tries: number;
    }
  | {
      readonly name: "answer-request";
      readonly shopId: string;
      readonly requestId: string;
      readonly tries: number;
    }
  | {
      readonly name: "refund-payment";
      readonly shopId: string;
      readonly refundId: string;
      readonly tries: number;
    }
  | {
      readonly name: "probe-webhook";
      readonly shopId: string;
      readonly accountId: string;
      readonly tries: number;
    }
  | {
      readonly name: "ask-for-shopper";
      readonly shopId: string;
      readonly paymentId: string;
      readonly tries: number;
    }
  | {
      readonly name: "plan-messages";
      readonly shopId: string;
      readonly paymentId: string;
      readonly tries: number;
    }
  | {
      readonly name: "send-message";
      readonly shopId: string;
      readonly messageId: string;
      readonly tries: number;
    };

export type JobName = Job["name"];

/** What a job's flow says when it ends. */
export type JobOutcome =
  { readonly kind: "done" } | { readonly kind: "again"; readonly job: Job; readonly afterSeconds: number };

export const done: JobOutcome = { kind: "done" };
