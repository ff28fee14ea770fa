import type { Container } from "../container.server.ts";
import { acceptPhone } from "../flows/accept-phone.ts";
import { showPayment } from "../flows/show-payment.ts";
import { err, ok } from "../lib/result.ts";
import type { PageContainer } from "./page-container.ts";

/** What the page on which a shopper gives a number asks of the application. Without a channel there is no such page. */
export function createPhonePages(container: Container): Pick<PageContainer, "showPhone" | "givePhone"> {
  const { now } = container.clock;
  const hasChannel = container.channels.some(({ isMobile }) => isMobile);
  return {
    async showPhone(token) {
      const page = hasChannel ? await showPayment(container, token, now()) : null;
      const payment = page && (await container.payments.findByToken(token));
      if (!page || !payment) return err("not_found");
      const consent = await container.phoneConsents.find(payment.shop.id, payment.id);
      const state = consent === null ? "none" : consent.stoppedAt === null ? "on" : "off";
      return ok({ page, state });
    },

    async givePhone(token, form) {
      if (!hasChannel) return err("unknown_link");
      return acceptPhone(container, token, form, now());
    },
  };
}
