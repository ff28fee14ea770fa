import type { FlowTrigger } from "../domain/flow-trigger.ts";
import type { Mark } from "../domain/payment-state.ts";

interface Failures {
  /** Expected ones so far, counted by the job's flow. */
  readonly tries: number;
  /** How often it threw an error: a bug, or something it needs was away. Absent: never. */
  readonly crashes?: number;
}

/** Everything that leaves a transaction as work to do. */
export type Job = Work & Failures;

type Work =
  | {
      readonly name: "issue-voucher";
      readonly shopId: string;
      readonly voucherId: string;
      /** A first look found no trace of a voucher that may have been made. */
      readonly isSecondLook?: true;
    }
  | {
      readonly name: "clear-up-voucher";
      readonly shopId: string;
      readonly voucherId: string;
    }
  | {
      readonly name: "process-inbox";
      readonly shopId: string;
      readonly inboxId: string;
    }
  | {
      readonly name: "sync-shop";
      readonly shopId: string;
      readonly paymentId: string;
    }
  | {
      readonly name: "answer-request";
      readonly shopId: string;
      readonly requestId: string;
    }
  | {
      readonly name: "refund-payment";
      readonly shopId: string;
      readonly refundId: string;
    }
  | {
      readonly name: "probe-webhook";
      readonly shopId: string;
      readonly accountId: string;
    }
  | {
      readonly name: "tell-refund";
      readonly shopId: string;
      readonly refundId: string;
      readonly tries: number;
    }
  | {
      readonly name: "look-at-order";
      readonly shopId: string;
      readonly orderId: string;
      readonly tries: number;
      /** What the news said of the order: when it changed (ISO 8601), and how it is paid. */
      readonly updatedAt: string | null;
      readonly methodNames: readonly string[] | null;
    }
  | {
      readonly name: "tell-flow";
      readonly shopId: string;
      readonly paymentId: string;
      readonly trigger: FlowTrigger;
      /** One piece of news, however often it is told. */
      readonly event: string;
      readonly mark: Mark | null;
    }
  | {
      readonly name: "ask-for-shopper";
      readonly shopId: string;
      readonly paymentId: string;
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
    };

export type JobName = Job["name"];

/** What a job's flow says when it ends. */
export type JobOutcome =
  { readonly kind: "done" } | { readonly kind: "again"; readonly job: Job; readonly afterSeconds: number };

export const done: JobOutcome = { kind: "done" };
