import * as z from "zod";
import { err, ok } from "../../lib/result.ts";
import type { OutgoingTemplate, TemplateSender } from "../../ports/channel.ts";
import type { HttpClient } from "../../ports/gateway.ts";
import { readSendError } from "./send-error.ts";

/**
 * WhatsApp's Cloud API, as developers.facebook.com/documentation/business-messaging/whatsapp had it on 2026-11-26:
 * `POST /<version>/<phone number id>/messages`. The version lives two years; Meta's own examples use this one.
 */
export const graphVersion = "v25.0";

export interface WhatsAppOptions {
  readonly http: HttpClient;
  /** `https://graph.facebook.com`, or the sandbox. */
  readonly baseUrl: string;
  readonly phoneNumberId: string;
  readonly token: string;
}

const answerSchema = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });

/** Sends messages whose sentences Meta approved, from the operator's number. */
export function createWhatsAppSender({
  http,
  baseUrl,
  phoneNumberId,
  token,
}: WhatsAppOptions): TemplateSender {
  return {
    async send(message) {
      const answer = await http({
        method: "POST",
        url: `${baseUrl}/${graphVersion}/${phoneNumberId}/messages`,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify(toWire(message)),
      });
      if (!answer.ok) {
        const kind = answer.error.kind === "not_sent" ? "try_again" : "unclear";
        return err({ kind, why: `whatsapp_${answer.error.kind}` });
      }
      const { status, text } = answer.value;
      if (status !== 200) return err(readSendError(status, text));
      // Taken, whatever else it says: a second one would be a second message.
      return isTaken(text) ? ok() : err({ kind: "unclear", why: "whatsapp_unreadable" });
    },
  };
}

function isTaken(text: string): boolean {
  try {
    return answerSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

function toWire({ id, shopId, to, template, language, parameters, buttonSuffix }: OutgoingTemplate) {
  const texts = parameters.map((text) => ({ type: "text", text: oneLine(text) }));
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to,
    type: "template",
    template: {
      name: template,
      language: { code: language },
      components: [
        { type: "body", parameters: texts },
        { type: "button", sub_type: "url", index: "0", parameters: [{ type: "text", text: buttonSuffix }] },
      ],
    },
    // Comes back with every status of the message: how it is found again.
    biz_opaque_callback_data: `${shopId} ${id}`,
  };
}

/** A parameter with a line break, a tab or four spaces in a row is refused (error 132012). */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
