import { createHmac } from "node:crypto";
import * as z from "zod";
import { constantTimeEqual } from "../../lib/constant-time.ts";
import { err, ok, type Result } from "../../lib/result.ts";

/** What became of a message we sent, or what a person wrote back. */
export type WhatsAppEvent =
  | { readonly kind: "failed"; readonly shopId: string; readonly messageId: string; readonly why: string }
  | { readonly kind: "reply"; readonly phone: string; readonly text: string };

/** `biz_opaque_callback_data`, as we sent it. */
const callbackData = /^([0-9a-f-]{36}) ([0-9a-f-]{36})$/;

const status = z.object({
  status: z.string(),
  biz_opaque_callback_data: z.string().regex(callbackData),
  errors: z.array(z.object({ code: z.number().int() })).optional(),
});
const reply = z.object({
  from: z.string().regex(/^\d{8,15}$/),
  text: z.object({ body: z.string() }).optional(),
  button: z.object({ text: z.string() }).optional(),
});
const schema = z.object({
  entry: z.array(
    z.object({
      changes: z.array(
        z.object({
          value: z.object({
            statuses: z.array(z.unknown()).optional(),
            messages: z.array(z.unknown()).optional(),
          }),
        }),
      ),
    }),
  ),
});

/**
 * Reads a webhook that Meta signed with the app's secret over the body's bytes: `X-Hub-Signature-256: sha256=<hex>`
 * (webhooks/create-webhook-endpoint and reference/messages, updated 2026-06-17). Only what failed and what a person
 * wrote matters to us; what has another shape is passed over, because one webhook may tell of many things.
 */
export function readWhatsAppWebhook(
  secret: string,
  signature: string | undefined,
  body: Buffer,
): Result<readonly WhatsAppEvent[], "bad_signature" | "malformed"> {
  const expected = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
  if (signature === undefined || !constantTimeEqual(expected, signature)) return err("bad_signature");
  const read = parse(body);
  if (!read) return err("malformed");
  const values = read.entry.flatMap(({ changes }) => changes.map(({ value }) => value));
  return ok(
    values.flatMap(({ statuses = [], messages = [] }) => [
      ...statuses.flatMap(toFailure),
      ...messages.flatMap(toReply),
    ]),
  );
}

function parse(body: Buffer): z.output<typeof schema> | null {
  try {
    const read = schema.safeParse(JSON.parse(body.toString("utf8")));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function toFailure(raw: unknown): WhatsAppEvent[] {
  const read = status.safeParse(raw);
  if (!read.success || read.data.status !== "failed") return [];
  const [, shopId = "", messageId = ""] = callbackData.exec(read.data.biz_opaque_callback_data) ?? [];
  const code = read.data.errors?.[0]?.code;
  return [{ kind: "failed", shopId, messageId, why: `whatsapp_${code ?? "failed"}` }];
}

function toReply(raw: unknown): WhatsAppEvent[] {
  const read = reply.safeParse(raw);
  if (!read.success) return [];
  const { from, text, button } = read.data;
  return [{ kind: "reply", phone: `+${from}`, text: text?.body ?? button?.text ?? "" }];
}
