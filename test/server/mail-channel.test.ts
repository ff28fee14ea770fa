import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSmtpSender } from "../../app/channels/email/smtp-sender.ts";
import { money, type Money } from "../../app/domain/money.ts";
import type { PaymentPage } from "../../app/domain/payment-page.ts";
import { isReminder, messageKinds, type MessageKind } from "../../app/domain/message-kind.ts";
import { formatMoney } from "../../app/i18n/format.ts";
import { writeMail } from "../../app/server/mail-channel.ts";
import type { OutgoingMail } from "../../app/ports/channel.ts";
import { startMailbox, type Mailbox } from "../../sandbox/mailbox/start.ts";
import { readPng } from "../support/read-barcodes.ts";
import { pageWith, voucherWith } from "../i18n/payment-pages.ts";

const options = {
  publicUrl: "https://recaudo.example.com",
  sessionSecret: "a secret of tests that is long enough",
};
const longest = { CO: money(9_999_999_999_900n, "COP"), PE: money(9_999_999_999n, "PEN") };
const digits = "12345678901234567890";

function longPage(country: "CO" | "PE", locale: string): PaymentPage {
  const stage = voucherWith(
    { method: country === "CO" ? "efecty" : "pagoefectivo", canHaveNewNumber: true },
    {
      reference: digits,
      agreementName: "Recaudos y Pagos de Ejemplo Sociedad por Acciones Simplificada",
      barcode: { symbology: "code128", content: digits },
    },
  );
  const shopName = "Almacén <de> “Ejemplo” & Compañía";
  const url = `${options.publicUrl}/pay/tok_1`;
  return pageWith(stage, { country, locale, amount: longest[country], shopName, url });
}

function deliver(kind: MessageKind, page: PaymentPage, amount: Money | null = page.amount) {
  const message = { kind, amount };
  const telling = { message, page, shopId: "shop-1", secretLink: "A".repeat(22), addressDigest: "digest" };
  return writeMail(telling, options);
}

const namesOf = ({ files }: Pick<OutgoingMail, "files">) => files.map(({ fileName }) => fileName);

const cases = (["CO", "PE"] as const).flatMap((country) =>
  ["es", "en", "zh-CN"].flatMap((locale) =>
    messageKinds.map((kind) => ({ country, locale, kind, name: `${kind} in ${locale} for ${country}` })),
  ),
);

describe("a mail over the wire", () => {
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await startMailbox({ port: 0 });
  });
  afterAll(() => mailbox.close());

  test.each(cases)(
    "$name: 60 KB at most, complete as text, safe as HTML",
    async ({ country, locale, kind }) => {
      const mail = await deliver(kind, longPage(country, locale));
      const sender = createSmtpSender({ url: mailbox.smtpUrl, from: "pagos@recaudo.example.com" });
      expect(await sender.send({ id: "0192", to: "ana@example.com", ...mail })).toMatchObject({ ok: true });
      sender.close();
      const received = mailbox.mails().at(-1);
      if (!received) throw new Error("it did not arrive");
      expect(received.size).toBeLessThanOrEqual(60 * 1024);
      expect(received.subject).toContain(formatMoney(longest[country]));
      expect(received.subject).not.toMatch(/\{\{|undefined|[\r\n]/);
      expect(received.text).toContain("https://recaudo.example.com/");
      expect(received.text + received.html).not.toMatch(/\{\{|undefined|null/);
      expect(received.html).toContain("Almacén &lt;de&gt;");
      expect(received.html).not.toMatch(/<script|<link|src="http/);
    },
  );
});

describe("a mail that asks for money", () => {
  test("says amount and last moment in its subject, and all that the counter needs as text", async () => {
    const { subject, text } = await deliver("issued", longPage("CO", "es-CO"));
    expect(subject.replaceAll("\u00a0", " ")).toBe(
      "Paga $ 99.999.999.999 con Efecty antes del vie, 27 de nov, 8:00 p. m.",
    );
    for (const part of [
      "1234 5678 9012 3456 7890",
      "110757",
      "(hora de Colombia)",
      "$\u00a099.999.999.999 COP",
    ])
      expect(text).toContain(part);
    expect(text).toContain("https://recaudo.example.com/pay/tok_1");
  });

  test("carries the barcode as a picture with its digits as text, and none that the gateway did not name", async () => {
    const page = longPage("CO", "en");
    const mail = await deliver("issued", page);
    expect(namesOf(mail)).toEqual(["barcode.png", "efecty.pdf"]);
    const read = await readPng(Buffer.from(mail.files[0]?.content ?? []));
    expect(read.map(({ text }) => text)).toEqual([digits]);
    expect(mail.html).toContain('alt="Barcode of number 1234 5678 9012 3456 7890"');
    const bare = await deliver("issued", { ...page, stage: voucherWith() });
    expect([namesOf(bare), bare.html.includes("cid:")]).toEqual([["efecty.pdf"], false]);
    const odd = voucherWith({}, { barcode: { symbology: "itf", content: "123" } });
    const undrawn = await deliver("issued", { ...page, stage: odd });
    expect([namesOf(undrawn), undrawn.html.includes("cid:")]).toEqual([["efecty.pdf"], false]);
  });

  test("shows the barcode in whole dots, upright where it is wider than the narrowest phone", async () => {
    const sizeOf = async (content: string) => {
      const stage = voucherWith({}, { barcode: { symbology: "code128", content } });
      const { html } = await deliver("issued", { ...longPage("CO", "en"), stage });
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(html) ?? [];
      return { width: Number(width), height: Number(height) };
    };
    const [long, short] = [await sizeOf(digits), await sizeOf("12345678")];
    for (const { width, height } of [long, short])
      expect([Number.isInteger(width), Number.isInteger(height), width <= 224]).toEqual([true, true, true]);
    expect(long.height).toBeGreaterThan(long.width);
    expect(short.height).toBeLessThan(short.width);
  });

  test("only a reminder can be stopped, and says how in its header and its text", async () => {
    const page = longPage("PE", "es-PE");
    const reminder = await deliver("reminder", page);
    expect(reminder.stopUrl).toMatch(/^https:\/\/recaudo\.example\.com\/messages\/stop\/[\w.-]+$/);
    expect(reminder.text).toContain(reminder.stopUrl);
    // As text it would be wider than a phone.
    expect(reminder.html).not.toContain(`>${reminder.stopUrl ?? ""}<`);
    for (const kind of messageKinds.filter((each) => !isReminder(each)))
      expect((await deliver(kind, page)).stopUrl).toBeNull();
  });

  test("says that no money is real when the payment is a test", async () => {
    const mail = await deliver("issued", { ...longPage("CO", "en"), isTest: true });
    expect(mail.subject).toMatch(/^TEST, no real money: /);
  });
});
