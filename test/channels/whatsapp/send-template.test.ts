import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readErrorCode, readSendError } from "../../../app/channels/whatsapp/send-error.ts";
import { createWhatsAppSender } from "../../../app/channels/whatsapp/send-template.ts";
import { messageKinds } from "../../../app/domain/message-kind.ts";
import { allPhoneTemplates } from "../../../app/i18n/phone-template.ts";
import { createHttpClient } from "../../../app/lib/http-client.ts";
import type { OutgoingTemplate } from "../../../app/ports/channel.ts";
import { createPhoneChannel } from "../../../app/server/phone-channel.ts";
import { startWhatsAppSandbox, type WhatsAppSandbox } from "../../../sandbox/whatsapp/start.ts";
import { pageWith, voucherWith } from "../../i18n/payment-pages.ts";

const number = { phoneNumberId: "106540352242922", token: "a token" };
const webhook = { url: "http://127.0.0.1:1/", appSecret: "s", verifyToken: "v" };
const http = createHttpClient({
  connectTimeoutMs: 1_000,
  totalTimeoutMs: 2_000,
  maxBodyBytes: 100_000,
  userAgent: "test",
});
let sandbox: WhatsAppSandbox;
beforeAll(async () => {
  sandbox = await startWhatsAppSandbox({ port: 0, ...number, webhook, templates: allPhoneTemplates() });
});
afterEach(() => {
  [sandbox.faults.code, sandbox.faults.dropsAnswer] = [null, false];
});
afterAll(() => sandbox.close());

const senderWith = (more: { token?: string; baseUrl?: string } = {}) =>
  createWhatsAppSender({ http, baseUrl: sandbox.url, ...number, ...more });
const template: OutgoingTemplate = {
  id: "01930000-0000-7000-8000-000000000001",
  shopId: "01930000-0000-7000-8000-000000000002",
  to: "+573001234567",
  template: "recaudo_paid",
  language: "es",
  parameters: ["$ 184.900", "Tienda\n de  Ana"],
  buttonSuffix: "A".repeat(22),
};

describe("a message by WhatsApp", () => {
  test("is an approved sentence with this payment's values, its button's end, and our own name for it", async () => {
    expect(await senderWith().send(template)).toEqual({ ok: true, value: undefined });
    expect(sandbox.messages().at(-1)).toMatchObject({
      to: "+573001234567",
      text: "Recibimos tu pago de $ 184.900. Tu pedido en Tienda de Ana sigue en marcha.",
      buttonSuffix: "A".repeat(22),
      callbackData: `${template.shopId} ${template.id}`,
    });
  });

  test("exists for everything that is told by phone, in every language, and takes each of its values", async () => {
    const channel = createPhoneChannel(senderWith());
    const before = sandbox.messages().length;
    const kinds = messageKinds.filter((kind) => kind !== "refund_data");
    for (const locale of ["es-CO", "en", "zh-CN"])
      for (const kind of kinds) {
        const page = pageWith(voucherWith(), { locale });
        const message = { kind, amount: page.amount };
        const telling = { message, page, secretLink: null, addressDigest: "d", shopId: template.shopId };
        const sent = await channel.deliver({ ...telling, id: template.id, to: "+573001234567" });
        expect([kind, locale, sent.ok]).toEqual([kind, locale, true]);
      }
    const texts = sandbox
      .messages()
      .slice(before)
      .map(({ text }) => text);
    expect(texts).toHaveLength(kinds.length * 3);
    for (const text of texts) expect(text).not.toMatch(/\{\{|undefined/);
  });

  test("whose sentence begins or ends with a value would not be approved: none does", () => {
    for (const { body } of allPhoneTemplates()) expect(body).not.toMatch(/^\{\{|\{\{\d+\}\}[.,。]?$/);
  });
});

describe("Meta's answer", () => {
  test("that asks for patience is tried again, one about the person ends it, all else is the operator's", async () => {
    const answers = {
      try_again: [130429, 131056, 131000],
      refused: [131026, 131049, 131050],
      not_set_up: [0, 190, 131042, 132001, 132015, 999_999],
    } as const;
    for (const [kind, codes] of Object.entries(answers))
      for (const code of codes) {
        sandbox.faults.code = { status: 400, code };
        expect(await senderWith().send(template)).toEqual({
          ok: false,
          error: { kind, why: `whatsapp_${code}` },
        });
      }
  });

  test("to a wrong token, or to a sentence that was not approved so, is the operator's to mend", async () => {
    expect(await senderWith({ token: "old" }).send(template)).toMatchObject({
      error: { kind: "not_set_up", why: "whatsapp_190" },
    });
    expect(await senderWith().send({ ...template, parameters: ["one"] })).toMatchObject({
      error: { kind: "not_set_up", why: "whatsapp_132000" },
    });
    expect(await senderWith().send({ ...template, language: "fr" })).toMatchObject({
      error: { kind: "not_set_up", why: "whatsapp_132001" },
    });
  });

  test("that is lost leaves open whether it arrived; a server that is not there does not", async () => {
    sandbox.faults.dropsAnswer = true;
    expect(await senderWith().send(template)).toMatchObject({ error: { kind: "unclear" } });
    expect(await senderWith({ baseUrl: "http://127.0.0.1:1" }).send(template)).toMatchObject({
      error: { kind: "try_again" },
    });
  });

  test("is known by its code alone, because its sentence may hold a number", () => {
    const text = JSON.stringify({ error: { code: 131026, message: "+573001234567" } });
    expect(readSendError(400, text)).toEqual({ kind: "refused", why: "whatsapp_131026" });
    expect(readSendError(502, "<html>")).toEqual({ kind: "unclear", why: "whatsapp_http_502" });
    expect(readSendError(404, "{}")).toEqual({ kind: "not_set_up", why: "whatsapp_http_404" });
    expect(readErrorCode(4)).toEqual({ kind: "try_again", why: "whatsapp_4" });
  });
});
