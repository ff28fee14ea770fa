import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface SmtpFaults {
  /** Addresses whose mailbox does not exist: 550 at RCPT TO. */
  readonly unknownAddresses: Set<string>;
  /** Answers every receiver with "try again later" (451) while true. */
  isBusy: boolean;
  /** Takes the text and hangs up without an answer while true. */
  dropsAfterText: boolean;
}

export interface SmtpListener {
  readonly port: number;
  readonly faults: SmtpFaults;
  close(): Promise<void>;
}

/** A real mail server on loopback: RFC 5321 as a hosted one speaks it, without TLS and without passwords. */
export async function listenForMail(
  port: number,
  keep: (raw: Buffer, to: string) => Promise<void>,
): Promise<SmtpListener> {
  const faults: SmtpFaults = { unknownAddresses: new Set(), isBusy: false, dropsAfterText: false };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS", "AUTH"],
    authOptional: true,
    logger: false,
    onRcptTo({ address }, _session, next) {
      if (faults.isBusy) next(smtpError(451, "4.3.2 Try again later"));
      else if (faults.unknownAddresses.has(address)) next(smtpError(550, "5.1.1 No such mailbox"));
      else next();
    },
    onData(stream, session, next) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.once("end", () => {
        if (faults.dropsAfterText) {
          server.connections.forEach((connection) => connection.close());
          return;
        }
        const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
        keep(Buffer.concat(chunks), to).then(
          () => next(),
          (error: unknown) => next(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
  // Clients that go away are not this server's trouble.
  server.on("error", () => undefined);
  const listener = server.listen(port, "127.0.0.1");
  if (!listener.listening) await once(listener, "listening");
  return {
    port: (listener.address() as AddressInfo).port,
    faults,
    close: () =>
      new Promise((done) => {
        server.connections.forEach((connection) => connection.close());
        server.close(() => done());
      }),
  };
}

function smtpError(responseCode: number, message: string): Error & { responseCode: number } {
  return Object.assign(new Error(message), { responseCode });
}
