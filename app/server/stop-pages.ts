import type { Container } from "../container.server.ts";
import { err, ok } from "../lib/result.ts";
import type { PageContainer } from "./page-container.ts";
import { readStopLink } from "./stop-link.ts";

/** What the page behind a reminder's last link asks of the application. */
export function createStopPages({
  env,
  messages,
}: Container): Pick<PageContainer, "showStop" | "stopReminders"> {
  return {
    async showStop(token) {
      const link = readStopLink(env.SESSION_SECRET, token);
      if (!link) return err("not_found");
      const isStopped = await messages.hasOptedOut(link.shopId, link.addressDigest);
      return ok({ shopName: link.shopName, isStopped });
    },

    async stopReminders(token) {
      const link = readStopLink(env.SESSION_SECRET, token);
      if (!link) return err("not_found");
      await messages.optOut(link.shopId, link.addressDigest);
      return ok();
    },
  };
}
