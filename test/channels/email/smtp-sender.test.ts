import { createServer, type AddressInfo, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { readSmtpError } from "../../../app/channels/email/smtp-error.ts";
import { createSmtpSender } from "../../../app/channels/email/smtp-sender.ts";
import type { MailSender, OutgoingMail } from "../../../app/ports/channel.ts";
import { startMailbox, type Mailbox } from "../../../sandbox/mailbox/start.ts";

let mailbox: Mailbox;
let sender: MailSender;
beforeAll(async () => {
  mailbox = await startMailbox({ port: 0 });
  sender = createSmtpSender({ url: mailbox.smtpUrl, from: "pagos@recaudo.example.com" });
});
afterEach(() => {
  mailbox.faults.isBusy = false;
  mailbox.faults.dropsAfterText = false;
});
afterAll(async () => {
  sender.close();
  await mailbox.close();
});

const mail: OutgoingMail = {
  id: "01930000-0000-7000-8000-000000000001",
  to: "ana@example.com",
  fromName: "Tienda, “Ñandú”",
  subject: "Paga $ 184.900",
  text: "Paga $ 184.900\n",
  html: "<p>Paga $ 184.900</p>",
  files: [],
  stopUrl: "https://recaudo.example.com/messages/stop/x.y",
};

describe("the mail server", () => {
  test("gets the mail with the shop's name, one id for every try, and the one-click stop", async () => {
    expect(await sender.send(mail)).toEqual({ ok: true, value: undefined });
    const received = mailbox.mails().at(-1);
    expect(received).toMatchObject({
      to: "ana@example.com",
      messageId: "<01930000-0000-7000-8000-000000000001@recaudo.example.com>",
      text: "Paga $ 184.900\n",
    });
    expect(received?.from).toContain("Tienda, “Ñandú”");
    expect(received?.from).toContain("pagos@recaudo.example.com");
    expect(received?.headers.get("list-unsubscribe")).toBe("<https://recaudo.example.com/messages/stop/x.y>");
    expect(received?.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(received?.headers.get("auto-submitted")).toBe("auto-generated");
  });

  test("that asks for patience is tried again", async () => {
    mailbox.faults.isBusy = true;
    expect(await sender.send(mail)).toEqual({ ok: false, error: { kind: "try_again", why: "smtp_451" } });
  });

  test("that does not know the receiver refuses for good", async () => {
    mailbox.faults.unknownAddresses.add("gone@example.com");
    const sent = await sender.send({ ...mail, to: "gone@example.com" });
    expect(sent).toEqual({ ok: false, error: { kind: "refused", why: "smtp_550" } });
  });

  test("that hangs up after the text leaves open whether the mail arrived", async () => {
    mailbox.faults.dropsAfterText = true;
    expect(await sender.send(mail)).toMatchObject({ ok: false, error: { kind: "unclear" } });
  });

  test("that is not there is tried again", async () => {
    const away = createSmtpSender({ url: "smtp://127.0.0.1:1", from: "pagos@recaudo.example.com" });
    expect(await away.send(mail)).toMatchObject({ ok: false, error: { kind: "try_again" } });
    away.close();
  });

  test("on another machine gets nothing in plain: without TLS the mail stays here", async () => {
    const { server, port, heard } = await plainServer();
    const url = `smtp://user:secret@0.0.0.0:${port}`;
    const plain = createSmtpSender({ url, from: "pagos@recaudo.example.com" });
    expect(await plain.send(mail)).toMatchObject({ ok: false, error: { kind: "try_again" } });
    plain.close();
    server.close();
    expect(heard.join("")).toContain("EHLO");
    expect(heard.join("")).not.toMatch(/AUTH|MAIL FROM|DATA/);
  });
});

test("what a fault means does not depend on its sentence, which may hold an address", () => {
  const fault = { code: "ana@example.com", message: "ana@example.com", responseCode: undefined };
  expect(readSmtpError(fault, false)).toEqual({ kind: "try_again", why: "unknown" });
  expect(readSmtpError({ code: "ETIMEDOUT", command: "CONN" }, true)).toEqual({
    kind: "unclear",
    why: "etimedout",
  });
  expect(readSmtpError({ responseCode: 535, command: "AUTH PLAIN" }, false)).toEqual({
    kind: "try_again",
    why: "smtp_535",
  });
  expect(readSmtpError({ responseCode: 554, command: "DATA" }, true)).toEqual({
    kind: "refused",
    why: "smtp_554",
  });
});

/** A mail server that offers passwords in plain and no TLS, under a name that is not loopback's. */
async function plainServer(): Promise<{ server: Server; port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.write("220 plain.example.com ESMTP\r\n");
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      heard.push(chunk.toString());
      socket.write(chunk.toString().startsWith("EHLO") ? "250-plain\r\n250 AUTH PLAIN\r\n" : "502 no\r\n");
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { server, port: (server.address() as AddressInfo).port, heard };
}
