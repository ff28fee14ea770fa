import { Readable } from "node:stream";
import { err, ok } from "../../lib/result.ts";
import type { MailSender, OutgoingMail } from "../../ports/channel.ts";
import { readSmtpError } from "./smtp-error.ts";

export interface SmtpOptions {
  /** `smtp://user:password@host:587` begins in plain and goes on with STARTTLS; `smtps://` is TLS from the start. */
  readonly url: string;
  /** The address mails come from; the name before it is the shop's. */
  readonly from: string;
}

/** Nothing may hold a worker for longer; the message's row waits for a minute (domain/time-limits, messageSeconds). */
const timeOuts = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 5_000,
};

const loopback = ["localhost", "127.0.0.1", "[::1]"];

/** Sends mail through the operator's mail server, over a few connections that are kept. */
export function createSmtpSender(options: SmtpOptions): MailSender {
  // Whose text is on its way: from then on a broken line leaves open whether the mail arrived.
  const begun = new Set<string>();
  let opening: Promise<Transport> | null = null;
  return {
    async send(mail) {
      const transport = await (opening ??= openTransport(options, begun));
      const message = toNodemailer(mail, options.from);
      try {
        await transport.sendMail(message);
        return ok();
      } catch (error) {
        return err(readSmtpError(error, begun.has(message.messageId)));
      } finally {
        begun.delete(message.messageId);
      }
    },
    close: () => void opening?.then((transport) => transport.close()),
  };
}

type Transport = Awaited<ReturnType<typeof openTransport>>;

async function openTransport({ url }: SmtpOptions, begun: Set<string>) {
  // With the first mail: a process that sends none does without its 8 MB (nodemailer 10.6, 2026-11).
  const { createTransport } = await import("nodemailer");
  const server = new URL(url);
  const isTls = server.protocol === "smtps:";
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ""),
    port: Number(server.port === "" ? (isTls ? 465 : 587) : server.port),
    secure: isTls,
    // Passwords and numbers never travel in plain, except to a server on this machine.
    requireTLS: !isTls && !loopback.includes(server.hostname),
    ignoreTLS: !isTls && loopback.includes(server.hostname),
    ...(server.username === ""
      ? {}
      : {
          auth: {
            user: decodeURIComponent(server.username),
            pass: decodeURIComponent(server.password),
          },
        }),
    ...timeOuts,
    pool: true,
    maxConnections: 4,
    // Only what is given here is ever read: no files, no addresses.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use("stream", (mail, next) => {
    const id = messageIdOf(mail.data.messageId);
    mail.message.processFunc((text) => noteFirstRead(text, () => begun.add(id)));
    next();
  });
  return transport;
}

function messageIdOf(messageId: unknown): string {
  if (typeof messageId !== "string") throw new Error("a mail without its message id");
  return messageId;
}

/** Nodemailer reads the text only once the server has asked for it, and a generator does nothing before it is read. */
function noteFirstRead(text: Readable, note: () => void): Readable {
  return Readable.from(
    (async function* () {
      note();
      for await (const chunk of text) yield chunk as Buffer;
    })(),
    { objectMode: false },
  );
}

function toNodemailer(mail: OutgoingMail, from: string) {
  const stop: Record<string, string> =
    mail.stopUrl === null
      ? {}
      : // RFC 8058: one click in the mailbox, without opening the page.
        { "List-Unsubscribe": `<${mail.stopUrl}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
  return {
    from: { name: mail.fromName, address: from },
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${from.split("@").at(-1) ?? "localhost"}>`,
    // RFC 3834: nobody's holiday answer.
    headers: { "Auto-Submitted": "auto-generated", ...stop },
    attachments: mail.files.map(({ contentId, fileName, contentType, content }) => ({
      ...(contentId === null ? {} : { cid: contentId }),
      filename: fileName,
      content: Buffer.from(content),
      contentType,
    })),
  };
}
