import type { Container } from "../container.server.ts";
import { fillCashRefund } from "../flows/fill-cash-refund.ts";
import { showCashRefund } from "../flows/show-cash-refund.ts";
import { err, ok } from "../lib/result.ts";
import type { PageContainer } from "./page-container.ts";

/** What the buyer's refund page asks of the application. */
export function createRefundPages(
  container: Container,
): Pick<PageContainer, "showRefund" | "sendBankAccount"> {
  const { now } = container.clock;
  return {
    async showRefund(token) {
      const page = await showCashRefund(container, token, now());
      return page ? ok(page) : err("not_found");
    },

    async sendBankAccount(token, form) {
      const filled = await fillCashRefund(container, token, form, now());
      if (filled.ok) return ok();
      const { error } = filled;
      if (error.kind === "form") return err(error);
      return err({ kind: error.kind === "unknown" ? "not_found" : "closed" });
    },
  };
}
