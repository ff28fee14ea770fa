import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readWhatsAppWebhook } from "../../../app/channels/whatsapp/read-webhook.ts";

const secret = "app secret";
const [shopId, messageId] = ["01930000-0000-7000-8000-000000000002", "01930000-0000-7000-8000-000000000001"];
const sign = (body: Buffer): string => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
const bodyOf = (...values: unknown[]): Buffer =>
  Buffer.from(
    JSON.stringify({ entry: [{ changes: values.map((value) => ({ value, field: "messages" })) }] }),
  );
const read = (body: Buffer) => readWhatsAppWebhook(secret, sign(body), body);

const failed = {
  id: "wamid.x",
  status: "failed",
  biz_opaque_callback_data: `${shopId} ${messageId}`,
  errors: [{ code: 131026, title: "Message undeliverable" }],
};

describe("what Meta tells", () => {
  test("of a message that did not arrive is found by our own name for it", () => {
    expect(read(bodyOf({ statuses: [failed] }))).toEqual({
      ok: true,
      value: [{ kind: "failed", shopId, messageId, why: "whatsapp_131026" }],
    });
  });

  test("of what a person wrote, or tapped, is read with the number", () => {
    const [text, tap] = [{ text: { body: "BAJA" } }, { button: { text: "Stop" } }];
    const messages = [text, tap].map((more) => ({ from: "573001234567", id: "wamid.y", ...more }));
    expect(read(bodyOf({ messages }))).toMatchObject({
      value: [
        { kind: "reply", phone: "+573001234567", text: "BAJA" },
        { kind: "reply", phone: "+573001234567", text: "Stop" },
      ],
    });
  });

  test("of delivery, of other people's messages and of things we do not know is passed over", () => {
    const others = [
      { ...failed, status: "delivered" },
      { ...failed, biz_opaque_callback_data: "another app's" },
      { ...failed, biz_opaque_callback_data: undefined },
      "odd",
    ];
    expect(read(bodyOf({ statuses: others }, { flows: {} }, { messages: [null, { from: "x" }] }))).toEqual({
      ok: true,
      value: [],
    });
  });

  test("is believed only with Meta's signature over exactly these bytes", () => {
    const body = bodyOf({ statuses: [failed] });
    const forged = [undefined, "", "sha256=", sign(body).slice(7), sign(Buffer.from(" ")), `${sign(body)}0`];
    for (const signature of forged)
      expect(readWhatsAppWebhook(secret, signature, body)).toEqual({ ok: false, error: "bad_signature" });
    expect(readWhatsAppWebhook("other", sign(body), body)).toEqual({ ok: false, error: "bad_signature" });
    const touched = Buffer.from(body.toString().replace("failed", "Failed"));
    expect(readWhatsAppWebhook(secret, sign(body), touched)).toEqual({ ok: false, error: "bad_signature" });
  });

  test("in another shape is told so", () => {
    for (const text of ["", "[]", "{", '{"entry":1}'])
      expect(read(Buffer.from(text))).toEqual({ ok: false, error: "malformed" });
  });
});
