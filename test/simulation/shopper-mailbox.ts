import { err, ok, type Result } from "../../app/lib/result.ts";
import type { Channel } from "../../app/ports/channel.ts";
import { callOutside } from "./call-outside.ts";
import type { Owner } from "./scheduler.ts";
import type { Stage } from "./stage.ts";

/** How often each message arrived, by its id. */
export type ShopperMailbox = Map<string, number>;

/** Mail as one process reaches it: at a line that breaks nobody knows whether it arrived, and twice is a broken promise. */
export function createSimulatedChannel(stage: Stage, owner: Owner, mailbox: ShopperMailbox): Channel {
  return {
    id: "email",
    isMobile: false,
    write: () => Promise.reject(new Error("nobody looks at a message here")),
    async deliver({ id, message, page }) {
      const sent = await callOutside(
        stage,
        owner,
        `send ${message.kind} about ${page.token}`,
        (): Result<undefined, never> => {
          const times = (mailbox.get(id) ?? 0) + 1;
          mailbox.set(id, times);
          stage.note(`shopper: hears ${message.kind} about ${page.token}`);
          if (times > 1) stage.fault(`a shopper heard ${message.kind} about ${page.token} ${times} times`);
          return ok();
        },
      );
      if (sent.ok) return ok();
      const kind = sent.error.kind === "unknown_outcome" ? "unclear" : "try_again";
      return err({ kind, why: sent.error.detail });
    },
    close: () => undefined,
  };
}
