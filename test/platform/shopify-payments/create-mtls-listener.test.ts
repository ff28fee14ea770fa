import { once } from "node:events";
import { request } from "node:https";
import type { Server } from "node:https";
import type { AddressInfo } from "node:net";
import { connect, type ConnectionOptions, type TLSSocket } from "node:tls";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMtlsServer } from "../../../app/platform/shopify-payments/create-mtls-listener.ts";
import type { ClientRefusal } from "../../../app/platform/shopify-payments/verify-client.ts";
import { makeAuthority, makeLeaf, type KeyAndCertificate } from "./support/certificates.ts";

let shopifyNow: KeyAndCertificate;
let shopifyNext: KeyAndCertificate;
let stranger: KeyAndCertificate;
let server: Server;
let port: number;
let clockOffsetMs = 0;
const refusals: ClientRefusal[] = [];
const handled: string[] = [];

beforeAll(async () => {
  [shopifyNow, shopifyNext, stranger] = await Promise.all([
    makeAuthority("Payments authority 1"),
    makeAuthority("Payments authority 2"),
    // The same name as a real one: only the key may count.
    makeAuthority("Payments authority 1"),
  ]);
  const own = await makeLeaf(null, { use: "serverAuth" });
  server = createMtlsServer({
    keyPem: own.key,
    certPem: own.cert,
    caPems: [shopifyNow.cert, shopifyNext.cert],
    clock: { now: () => new Date(Date.now() + clockOffsetMs) },
    onRefused: (reason) => refusals.push(reason),
    handler: (incoming, response) => {
      handled.push(incoming.url ?? "");
      response.end("session");
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  clockOffsetMs = 0;
  refusals.length = 0;
  handled.length = 0;
});

interface Outcome {
  readonly status: number;
  readonly text: string;
}

function post(
  client: KeyAndCertificate | null,
  body = "{}",
  headers: Record<string, string> = {},
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const call = request(
      {
        host: "127.0.0.1",
        port,
        path: "/payment",
        method: "POST",
        agent: false,
        rejectUnauthorized: false,
        headers,
        ...client,
      },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    call.on("error", reject);
    call.end(body);
  });
}

async function expectRefused(client: KeyAndCertificate | null, reason: ClientRefusal): Promise<void> {
  expect(await post(client)).toEqual({ status: 403, text: "Forbidden\n" });
  expect(refusals).toEqual([reason]);
  expect(handled).toEqual([]);
}

describe("the mTLS listener", () => {
  test("lets a client of the right authority in", async () => {
    expect(await post(await makeLeaf(shopifyNow, { use: "clientAuth" }))).toEqual({
      status: 200,
      text: "session",
    });
    expect(refusals).toEqual([]);
  });

  test("takes clients of the old and the new authority at once", async () => {
    expect((await post(await makeLeaf(shopifyNext, { use: "clientAuth" }))).status).toBe(200);
    expect((await post(await makeLeaf(shopifyNow, { use: "clientAuth" }))).status).toBe(200);
  });

  test("refuses a client of another authority of the same name", async () =>
    expectRefused(await makeLeaf(stranger, { use: "clientAuth" }), "wrong_authority"));

  test("refuses a client without a certificate", () => expectRefused(null, "no_certificate"));

  test("refuses a self-signed certificate", async () =>
    expectRefused(await makeLeaf(null, { use: "clientAuth" }), "wrong_authority"));

  test("refuses an expired certificate of the right authority", async () =>
    expectRefused(await makeLeaf(shopifyNow, { use: "clientAuth", from: -9, to: -1 }), "expired"));

  test("refuses a certificate that is not valid yet", async () =>
    expectRefused(await makeLeaf(shopifyNow, { use: "clientAuth", from: 1, to: 2 }), "not_yet_valid"));

  test("refuses a server's certificate of the right authority", async () =>
    expectRefused(await makeLeaf(shopifyNow, { use: "serverAuth" }), "wrong_authority"));

  test("ignores a proxy's success header", async () => {
    const answer = await post(null, "{}", { "ssl-client-verify": "SUCCESS", "x-forwarded-for": "127.0.0.1" });
    expect(answer.status).toBe(403);
    expect(refusals).toEqual(["no_certificate"]);
  });

  test("refuses a certificate that ends while its connection is open", async () => {
    const leaf = await makeLeaf(shopifyNow, { use: "clientAuth", to: 1 });
    const socket = await open({ ...leaf });
    expect(await ask(socket)).toBe("HTTP/1.1 200 OK");
    clockOffsetMs = 2 * 86_400_000;
    expect(await ask(socket)).toBe("HTTP/1.1 403 Forbidden");
    expect(refusals).toEqual(["expired"]);
    socket.destroy();
  });

  test("answers a refused client at once, without waiting for its body, and closes", async () => {
    const socket = await open({});
    socket.write("POST /payment HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000000000\r\n\r\n{");
    expect(await firstLine(socket)).toBe("HTTP/1.1 403 Forbidden");
    // Far below the five seconds after which an idle connection is closed anyway.
    await once(socket, "close", { signal: AbortSignal.timeout(1000) });
    expect(handled).toEqual([]);
  });

  test.each(["TLSv1.2", "TLSv1.3"] as const)(
    "never resumes a session, so each %s connection is verified",
    async (version) => {
      const leaf = await makeLeaf(shopifyNow, { use: "clientAuth" });
      const limits = { minVersion: version, maxVersion: version };
      const sessions: Buffer[] = [];
      const first = await open({ ...leaf, ...limits }, sessions);
      expect(await ask(first)).toBe("HTTP/1.1 200 OK");
      const session = sessions.at(-1) ?? first.getSession();
      first.destroy();
      const second = await open({ ...limits, ...(session && { session }) });
      expect(second.isSessionReused()).toBe(false);
      expect(await ask(second)).toBe("HTTP/1.1 403 Forbidden");
      expect(refusals).toEqual(["no_certificate"]);
      second.destroy();
    },
  );

  test("does not speak TLS 1.1", async () => {
    await expect(
      open({ minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" }),
    ).rejects.toThrow();
  });

  test("cannot be made without an authority", async () => {
    const own = await makeLeaf(null, { use: "serverAuth" });
    const options = {
      keyPem: own.key,
      certPem: own.cert,
      clock: { now: () => new Date() },
      onRefused: () => undefined,
    };
    expect(() => createMtlsServer({ ...options, caPems: [], handler: () => undefined })).toThrow("authority");
  });
});

async function open(options: ConnectionOptions, sessions: Buffer[] = []): Promise<TLSSocket> {
  const socket = connect({ host: "127.0.0.1", port, rejectUnauthorized: false, ...options });
  socket.on("session", (session: Buffer) => sessions.push(session));
  await once(socket, "secureConnect");
  return socket;
}

async function ask(socket: TLSSocket): Promise<string> {
  socket.write("GET /payment HTTP/1.1\r\nhost: localhost\r\n\r\n");
  return firstLine(socket);
}

async function firstLine(socket: TLSSocket): Promise<string> {
  const [chunk] = (await once(socket, "data")) as [Buffer];
  return chunk.toString().split("\r\n")[0] ?? "";
}
