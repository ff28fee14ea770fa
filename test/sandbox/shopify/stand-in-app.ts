import { createServer as createHttpServer, type IncomingHttpHeaders } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { AppRegistration } from "../../../sandbox/shopify/sandbox.ts";
import type { SandboxTls } from "../../../sandbox/tls/create-authority.ts";

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly clientName: string | undefined;
}

export type Reply = { status: number; body?: string } | "silence" | "reset";

export interface StandInApp {
  readonly registration: AppRegistration;
  readonly received: ReceivedRequest[];
  readonly webhooks: ReceivedRequest[];
  /** Replies for the next requests, in order; then the normal ones. */
  readonly replies: Reply[];
  close(): void;
}

export const payUrl = "http://localhost:3999/pay/abc";
export const apiSecret = "sandbox-api-secret";

/** A tiny app: an mTLS listener for sessions that refuses strangers, and a plain one for webhooks. */
export async function startStandInApp(tls: SandboxTls): Promise<StandInApp> {
  const received: ReceivedRequest[] = [];
  const webhooks: ReceivedRequest[] = [];
  const replies: Reply[] = [];
  const sessions = createServer(
    {
      cert: tls.server.cert,
      key: tls.server.key,
      ca: tls.paymentsCa.cert,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (request, response) => {
      const chunks: Buffer[] = [];
      const clientName = nameOfClient(request.socket);
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const body = Buffer.concat(chunks).toString("utf8");
        received.push({ path: request.url ?? "", headers: request.headers, body, clientName });
        const isPayment = request.url === "/payment";
        const normal = isPayment
          ? { status: 200, body: JSON.stringify({ redirect_url: payUrl }) }
          : { status: 201 };
        const reply: Reply = replies.shift() ?? normal;
        if (reply === "silence") return;
        if (reply === "reset") request.socket.destroy();
        else response.writeHead(reply.status).end(reply.body);
      });
    },
  );
  const plain = createHttpServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      webhooks.push({ path: request.url ?? "", headers: request.headers, body, clientName: undefined });
      response.writeHead(200).end();
    });
  });
  await Promise.all(
    [sessions, plain].map((server) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done))),
  );
  const origin = `https://localhost:${(sessions.address() as AddressInfo).port}`;
  const plainOrigin = `http://localhost:${(plain.address() as AddressInfo).port}`;
  const registration: AppRegistration = {
    paymentSessionUrl: `${origin}/payment`,
    refundSessionUrl: `${origin}/refund`,
    captureSessionUrl: `${origin}/capture`,
    voidSessionUrl: `${origin}/void`,
    applicationUrl: `${plainOrigin}/payments`,
    redirectUrl: `${plainOrigin}/payments/auth/callback`,
    apiKey: "sandbox-api-key",
    apiSecret,
  };
  const close = (): void => {
    for (const server of [sessions, plain]) {
      server.close();
      server.closeAllConnections();
    }
  };
  return { registration, received, webhooks, replies, close };
}

function nameOfClient(socket: Socket): string | undefined {
  return socket instanceof TLSSocket ? socket.getPeerCertificate().subject.CN : undefined;
}
