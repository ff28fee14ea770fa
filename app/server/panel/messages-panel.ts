import type { Container } from "../../container.server.ts";
import { canBeSwitchedOff, messageKinds } from "../../domain/message-kind.ts";
import { previewMessage } from "../../flows/preview-message.ts";
import { saveMessageSettings } from "../../flows/save-message-settings.ts";
import { err, ok } from "../../lib/result.ts";
import type { MessagesPanel } from "../panel-container.ts";
import type { PanelOwner } from "./panel-owner.ts";

/** What the shoppers of one shop are written, for the panel. */
export function createMessagesPanel(
  container: Container,
  { shopId, shopDomain, actor }: PanelOwner,
): MessagesPanel {
  return {
    async showMessages() {
      const { switchedOff } = await container.messageSettings.read(shopId);
      return {
        messages: messageKinds.map((kind) => ({
          kind,
          isOn: !switchedOff.includes(kind),
          canBeSwitchedOff: canBeSwitchedOff(kind),
        })),
        isSetUp: container.channels.length > 0,
      };
    },

    async saveMessages(switchedOn) {
      const known = messageKinds.filter(canBeSwitchedOff);
      if (!switchedOn.every((name) => known.some((kind) => kind === name))) return err("unknown_message");
      const switchedOff = known.filter((kind) => !switchedOn.includes(kind));
      const saved = await saveMessageSettings(container, { shopId, switchedOff, actor });
      return saved.ok ? ok() : saved;
    },

    async previewMessage(kind, locale) {
      const wish = { shop: { id: shopId, domain: shopDomain }, kind, locale };
      const previews = await previewMessage(container, wish, container.clock.now());
      if (!previews.ok) return previews;
      const mail = previews.value.find(({ channel }) => channel === "email");
      if (!mail) return err("not_set_up");
      const { subject, text, html } = mail;
      return ok({ subject: subject ?? "", text, html: html ?? "" });
    },
  };
}
