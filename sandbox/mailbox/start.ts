import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readMail, type ReceivedMail } from "./mail.ts";
import { listPage, missingPage, textPage } from "./pages.ts";
import { listenForMail, type SmtpFaults } from "./smtp-server.ts";

export interface Mailbox {
  /** The page that shows the mails. */
  readonly url: string;
  /** Where the app sends mail. */
  readonly smtpUrl: string;
  readonly faults: SmtpFaults;
  /** In the order in which they arrived. */
  mails(): readonly ReceivedMail[];
  close(): Promise<void>;
}

/** The newest are kept; a mailbox is no archive. */
const mostMails = 500;

/** Everybody's mailbox in one: whatever is sent, to whomever, arrives here and is shown on a page. Port 0 takes a free one. */
export async function startMailbox({ port }: { readonly port: number }): Promise<Mailbox> {
  const mails: ReceivedMail[] = [];
  let received = 0;
  const smtp = await listenForMail(0, async (raw, to) => {
    received += 1;
    mails.push(await readMail(received, raw, to));
    if (mails.length > mostMails) mails.shift();
  });
  const pages = createServer((request, response) => {
    const page = answer(mails, request.url ?? "/");
    response.writeHead(page.status, pageHeaders).end(page.body);
  });
  const pagePort = await listen(pages, port);
  return {
    url: `http://127.0.0.1:${pagePort}`,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    faults: smtp.faults,
    mails: () => mails,
    async close() {
      pages.closeAllConnections();
      pages.close();
      await smtp.close();
    },
  };
}

function answer(mails: readonly ReceivedMail[], path: string): { status: number; body: string } {
  if (path === "/") return { status: 200, body: listPage(mails) };
  const [, number, part] = /^\/mails\/(\d+)(\/text)?$/.exec(path) ?? [];
  const mail = mails.find((each) => String(each.number) === number);
  if (!mail) return { status: 404, body: missingPage() };
  return { status: 200, body: part === undefined ? mail.html : textPage(mail) };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A mail runs nothing and loads nothing, as in any mailbox. */
const pageHeaders = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'",
};
