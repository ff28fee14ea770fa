import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { html } from "../web/html.ts";
import { readBody } from "../web/read-body.ts";
import { checkRequest, type ApiError, type ApprovedTemplate, type SentTemplate } from "./check-request.ts";
import { notify, verifyAddress, type WebhookAddress } from "./notify.ts";

export interface WhatsAppOptions {
  readonly port: number;
  readonly phoneNumberId: string;
  readonly token: string;
  readonly templates: readonly ApprovedTemplate[];
  readonly webhook: WebhookAddress;
}

export interface PhoneMessage extends SentTemplate {
  /** Meta's id: `wamid.…`. */
  readonly id: string;
}

export interface WhatsAppFaults {
  /** Every call is answered with this code of Meta's while set; its HTTP status with it. */
  code: { readonly status: number; readonly code: number } | null;
  /** Takes the message and hangs up without an answer while true. */
  dropsAnswer: boolean;
}

export type WhatsAppSandbox = Awaited<ReturnType<typeof startWhatsAppSandbox>>;

/** WhatsApp's Cloud API for one business number, and everybody's phone in one. */
export async function startWhatsAppSandbox(options: WhatsAppOptions) {
  const messages: PhoneMessage[] = [];
  const faults: WhatsAppFaults = { code: null, dropsAnswer: false };
  const server = createServer((request, response) => {
    if (request.method === "GET") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(phonePage(messages));
      return;
    }
    void take(options, request, messages, faults).then(({ status, body }) => {
      if (faults.dropsAnswer) request.socket.destroy();
      else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  const port = await listen(server, options.port);
  const metadata = { display_phone_number: "15550783881", phone_number_id: options.phoneNumberId };
  const value = (more: object) => ({ messaging_product: "whatsapp", metadata, ...more });
  const seconds = (): string => String(Math.floor(Date.now() / 1000));
  return {
    url: `http://127.0.0.1:${port}`,
    faults,
    messages: (): readonly PhoneMessage[] => messages,
    verifyWebhook: () => verifyAddress(options.webhook),
    /** A message that was taken cannot be delivered after all. */
    fail({ id, to, callbackData }: PhoneMessage, code: number): Promise<void> {
      const errors = [
        { code, title: "Message undeliverable", error_data: { details: "Message Undeliverable." } },
      ];
      const status = {
        id,
        status: "failed",
        timestamp: seconds(),
        recipient_id: to.replace("+", ""),
        errors,
      };
      return notify(
        options.webhook,
        value({ statuses: [{ ...status, biz_opaque_callback_data: callbackData }] }),
      );
    },
    /** A person writes to the business number. */
    reply(from: string, body: string): Promise<void> {
      const wa_id = from.replace("+", "");
      const message = {
        from: wa_id,
        id: `wamid.${seconds()}`,
        timestamp: seconds(),
        type: "text",
        text: { body },
      };
      const contacts = [{ profile: { name: "Ana" }, wa_id }];
      return notify(options.webhook, value({ contacts, messages: [message] }));
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

async function take(
  { phoneNumberId, token, templates }: WhatsAppOptions,
  request: IncomingMessage,
  messages: PhoneMessage[],
  faults: WhatsAppFaults,
): Promise<Answer> {
  const text = (await readBody(request, 100_000)) ?? "";
  if (request.headers.authorization !== `Bearer ${token}`)
    return errorAnswer({ status: 401, code: 190, title: "Invalid OAuth access token", details: "" });
  if (!new RegExp(`^/v\\d+\\.\\d/${phoneNumberId}/messages$`).test(request.url ?? ""))
    return errorAnswer({
      status: 400,
      code: 33,
      title: "Parameter value is not valid",
      details: "no such number",
    });
  if (faults.code) return errorAnswer({ ...faults.code, title: "Fault", details: "asked for" });
  const sent = checkRequest(parse(text), templates);
  if ("code" in sent) return errorAnswer(sent);
  const id = `wamid.HBgL${Buffer.from(`${sent.to} ${messages.length}`).toString("base64")}`;
  messages.push({ ...sent, id });
  const contacts = [{ input: sent.to, wa_id: sent.to.replace("+", "") }];
  return {
    status: 200,
    body: { messaging_product: "whatsapp", contacts, messages: [{ id, message_status: "accepted" }] },
  };
}

function errorAnswer({ status, code, title, details }: ApiError): Answer {
  const data = { messaging_product: "whatsapp", details };
  const type = "OAuthException";
  const error = {
    message: `(#${code}) ${title}`,
    type,
    code,
    error_data: data,
    fbtrace_id: "Az8or2yhqkZfEZ-_4Qn_Bam",
  };
  return { status, body: { error } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function phonePage(messages: readonly PhoneMessage[]): string {
  const rows = [...messages].reverse().map(
    ({ to, text, buttonSuffix, template }) =>
      html`<li>
        <p>${text}</p>
        <p>to ${to}, ${template}, button …/${buttonSuffix}</p>
      </li>`,
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Phones</title>
      </head>
      <body>
        <h1>WhatsApp messages to shoppers</h1>
        <ul>
          ${rows}
        </ul>
      </body>
    </html>`.markup;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
