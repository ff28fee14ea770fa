import { setTimeout as sleep } from "node:timers/promises";
import fc from "../support/properties.ts";
import { describe, expect, test, vi } from "vitest";
import { serverLimits } from "../../app/server/limits.ts";
import { headOf, openClient, startHotServer, statusesOf, type Endpoint } from "./hot-server.ts";

const limit = serverLimits.bodyBytes;
const ring: Endpoint = { name: "ring", path: "/ring" };
const chunked = headOf("POST", "/ring", "transfer-encoding: chunked");
const closing = "connection: close";

function chunk(bytes: number): Buffer {
  return Buffer.concat([
    Buffer.from(`${bytes.toString(16)}\r\n`),
    Buffer.alloc(bytes, "x"),
    Buffer.from("\r\n"),
  ]);
}

describe("a body over the limit", () => {
  test("is refused by its header alone, before any of it is sent, and the connection is closed", async () => {
    const server = await startHotServer([ring]);
    const received = await openClient(server.port, headOf("POST", "/ring", `content-length: ${limit + 1}`))
      .closed;
    expect(statusesOf(received)).toEqual([413]);
    expect(received).toMatch(/^connection: close\r$/im);
    expect(received).toContain('{"error":"too_large"}');
    expect(server.handled).toEqual([]);
  });

  test("is refused at its first byte too many when no header told its length", async () => {
    const server = await startHotServer([ring]);
    const client = openClient(server.port, chunked, chunk(limit));
    await sleep(50);
    expect(client.received()).toBe("");
    client.socket.write(chunk(1));
    const received = await client.closed;
    expect(statusesOf(received)).toEqual([413]);
    expect(received).toMatch(/^connection: close\r$/im);
    expect(server.handled).toEqual([]);
  });

  test("is answered once even when all of it was sent at once", async () => {
    const server = await startHotServer([ring]);
    const whole = [headOf("POST", "/ring", `content-length: ${limit + 1}`), Buffer.alloc(limit + 1, "x")];
    expect(statusesOf(await openClient(server.port, ...whole).closed)).toEqual([413]);
    expect(server.answered).toEqual([{ endpoint: "ring", status: 413 }]);
  });

  test("without end is read no further, and costs less than 2 MB a connection", async () => {
    const server = await startHotServer([ring]);
    const connections = 20;
    const before = process.memoryUsage().rss;
    const answers = await Promise.all(Array.from({ length: connections }, () => sendWithoutEnd(server.port)));
    // A client that is still writing when it is cut off may never read its answer.
    for (const received of answers) expect([[], [413]]).toContainEqual(statusesOf(received));
    expect(server.answered).toEqual(Array(connections).fill({ endpoint: "ring", status: 413 }));
    expect(server.handled).toEqual([]);
    for (const { bytesRead } of server.sockets) expect(bytesRead).toBeLessThan(8 * limit);
    expect((process.memoryUsage().rss - before) / connections).toBeLessThan(2 * 1024 * 1024);
  });

  test("of exactly the limit is still taken, with and without a header", async () => {
    const server = await startHotServer([ring]);
    const whole = await openClient(
      server.port,
      headOf("POST", "/ring", closing, `content-length: ${limit}`),
      Buffer.alloc(limit),
    ).closed;
    const parts = await openClient(
      server.port,
      headOf("POST", "/ring", closing, "transfer-encoding: chunked"),
      chunk(limit),
      "0\r\n\r\n",
    ).closed;
    for (const received of [whole, parts]) expect(received).toContain(`{"bytes":${limit}}`);
  });
});

describe("a body in the limit", () => {
  test("reaches its endpoint byte for byte, however it was cut into pieces", async () => {
    const server = await startHotServer([ring]);
    const piece = fc.uint8Array({ minLength: 1, maxLength: 5_000 });
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.boolean(), async (pieces, hasLength) => {
        const sent = Buffer.concat(pieces);
        const framing = hasLength ? `content-length: ${sent.length}` : "transfer-encoding: chunked";
        const client = openClient(server.port, headOf("POST", "/ring", closing, framing));
        client.socket.setNoDelay(true);
        for (const part of pieces) {
          client.socket.write(
            hasLength
              ? part
              : Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n")]),
          );
          await new Promise(setImmediate);
        }
        if (!hasLength) client.socket.write("0\r\n\r\n");
        const received = await client.closed;
        expect(statusesOf(received)).toEqual([200]);
        expect(server.handled.at(-1)!.body.equals(sent)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test("ends where its header says, whatever is sent after it", async () => {
    const server = await startHotServer([ring]);
    const received = await openClient(
      server.port,
      headOf("POST", "/ring", "content-length: 3"),
      "abcdef\r\n\r\n",
    ).closed;
    expect(server.handled.map(({ body }) => body.toString())).toEqual(["abc"]);
    expect(statusesOf(received)).toHaveLength(1);
  });

  test("may be one of many on a connection: each request has one answer, in order", async () => {
    const server = await startHotServer([ring]);
    const bodies = ["", "a", "ab", "abc"];
    const requests = bodies.map((body, at) => {
      const last = at === bodies.length - 1 ? [closing] : [];
      return headOf("POST", "/ring", `content-length: ${body.length}`, ...last) + body;
    });
    const received = await openClient(server.port, requests.join("")).closed;
    expect([...received.matchAll(/\{"bytes":(\d)\}/g)].map(([, bytes]) => Number(bytes))).toEqual([
      0, 1, 2, 3,
    ]);
    expect(statusesOf(received)).toEqual([200, 200, 200, 200]);
  });
});

describe("a client that is slow or goes away", () => {
  test("with its body is cut off in time, without its endpoint being called", async () => {
    const server = await startHotServer([ring], 150);
    const startedAt = performance.now();
    const client = openClient(server.port, headOf("POST", "/ring", "content-length: 1000"), "x");
    const drip = setInterval(() => client.socket.write("x"), 10);
    const received = await client.closed;
    clearInterval(drip);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(statusesOf(received)).toEqual([408]);
    await vi.waitFor(() => expect(server.answered).toEqual([{ endpoint: "ring", status: 400 }]));
    expect(server.handled).toEqual([]);
  });

  test("holds up nobody else", async () => {
    const server = await startHotServer([ring]);
    for (let count = 0; count < 50; count += 1)
      openClient(server.port, headOf("POST", "/ring", "content-length: 10"), "x");
    const received = await openClient(
      server.port,
      headOf("POST", "/ring", closing, "content-length: 2"),
      "ab",
    ).closed;
    expect(statusesOf(received)).toEqual([200]);
  });

  test.each([
    ["a told length", headOf("POST", "/ring", "content-length: 1000")],
    ["chunks", chunked],
  ])("in the middle of a body with %s is counted once and calls no endpoint", async (_, head) => {
    const server = await startHotServer([ring]);
    const client = openClient(server.port, head);
    await vi.waitFor(() => expect(server.sockets[0]?.bytesRead).toBeGreaterThan(0));
    client.socket.destroy();
    await vi.waitFor(() => expect(server.answered).toEqual([{ endpoint: "ring", status: 400 }]));
    expect(server.handled).toEqual([]);
    expect(server.crashes).toEqual([]);
  });

  test("while its endpoint is at work harms nothing: the work is finished and the next is served", async () => {
    const work = Promise.withResolvers<{ status: number }>();
    const server = await startHotServer([ring, { name: "slow", path: "/slow", handle: () => work.promise }]);
    const client = openClient(server.port, headOf("POST", "/slow", "content-length: 0"));
    await vi.waitFor(() => expect(server.handled).toHaveLength(1));
    client.socket.destroy();
    await vi.waitFor(() => expect(server.sockets[0]?.destroyed).toBe(true));
    work.resolve({ status: 200 });
    await vi.waitFor(() => expect(server.answered).toEqual([{ endpoint: "slow", status: 200 }]));
    const received = await openClient(server.port, headOf("POST", "/ring", closing, "content-length: 0"))
      .closed;
    expect(statusesOf(received)).toEqual([200]);
    expect(server.crashes).toEqual([]);
  });
});

describe("an endpoint", () => {
  test.each([
    ["GET", "POST"],
    ["PUT", "POST"],
    ["DELETE", "POST"],
    ["POST", "GET"],
    ["HEAD", "GET"],
  ] as const)("is not called by %s when it takes %s", async (used, taken) => {
    const server = await startHotServer([{ ...ring, method: taken }]);
    const received = await openClient(server.port, headOf(used, "/ring", closing, "content-length: 0"))
      .closed;
    expect(statusesOf(received)).toEqual([405]);
    expect(received.endsWith("\r\n\r\n")).toBe(used === "HEAD");
    expect(server.handled).toEqual([]);
  });

  test("that throws is answered 503 so that the sender tries again, and the next request is served", async () => {
    const failures: Record<string, () => Promise<{ status: number }>> = {
      "/down": () => Promise.reject(new Error("storage is down")),
      "/bug": () => {
        throw new TypeError("a bug");
      },
    };
    const broken = Object.entries(failures).map(([path, handle]) => ({ name: path.slice(1), path, handle }));
    const server = await startHotServer([ring, ...broken]);
    for (const { path } of broken) {
      const received = await openClient(server.port, headOf("POST", path, closing, "content-length: 0"))
        .closed;
      expect(statusesOf(received)).toEqual([503]);
      expect(received).toContain('{"error":"temporarily_unavailable"}');
      expect(received).not.toMatch(/storage is down|a bug/);
    }
    expect(server.crashes).toEqual([new Error("storage is down"), new TypeError("a bug")]);
    const next = await openClient(server.port, headOf("POST", "/ring", closing, "content-length: 0")).closed;
    expect(statusesOf(next)).toEqual([200]);
    expect(server.answered.map(({ status }) => status)).toEqual([503, 503, 200]);
  });

  test("answers JSON with its length in bytes, or nothing at all", async () => {
    const server = await startHotServer([
      { name: "words", path: "/words", handle: async () => ({ status: 201, json: { word: "ñandú 现金" } }) },
      { name: "silent", path: "/silent", handle: async () => ({ status: 204 }) },
    ]);
    const words = await fetch(`http://127.0.0.1:${server.port}/words`, { method: "POST" });
    expect([words.status, words.headers.get("content-type")]).toEqual([
      201,
      "application/json; charset=utf-8",
    ]);
    expect(await words.json()).toEqual({ word: "ñandú 现金" });
    const silent = await fetch(`http://127.0.0.1:${server.port}/silent`, { method: "POST" });
    expect([silent.status, silent.headers.get("content-type"), await silent.text()]).toEqual([204, null, ""]);
  });
});

describe("a path", () => {
  const all: Endpoint = { name: "gateways", path: "/webhooks/gateways/" };
  const one: Endpoint = { name: "one", path: "/webhooks/gateways/one" };

  test.each([
    ["/ring", "ring"],
    ["/ring?", "ring"],
    ["/ring?a=1&b=2", "ring"],
    ["/webhooks/gateways/", "gateways"],
    ["/webhooks/gateways/mercado-pago/7?data.id=1", "gateways"],
    ["/webhooks/gateways/one", "one"],
    ["/webhooks/gateways/one/more", "gateways"],
  ])("%s is served by %s", async (path, name) => {
    const server = await startHotServer([ring, all, one]);
    await openClient(server.port, headOf("POST", path, closing, "content-length: 0")).closed;
    expect(server.answered).toEqual([{ endpoint: name, status: 200 }]);
    const [pathname, query = ""] = path.split("?");
    expect(server.handled[0]).toMatchObject({ path: pathname, query });
  });

  test.each([
    "/",
    "/rin",
    "/ring/",
    "/ringing",
    "/Ring",
    "//ring",
    "/%72ing",
    "/webhooks/gateways",
    "/a?/ring",
  ])("%s is left to others, unread and uncounted", async (path) => {
    const server = await startHotServer([ring, all]);
    const received = await openClient(server.port, headOf("POST", path, closing, "content-length: 0")).closed;
    expect(statusesOf(received)).toEqual([404]);
    expect(server.passedOn).toEqual([path]);
    expect(server.answered).toEqual([]);
  });
});

/** Sends chunk after chunk, as fast as they are taken, until it is cut off. */
async function sendWithoutEnd(port: number): Promise<string> {
  const client = openClient(port, chunked);
  const next = (): void => {
    if (client.received() === "" && !client.socket.destroyed)
      client.socket.write(chunk(16 * 1024), () => setImmediate(next));
  };
  next();
  return client.closed;
}
