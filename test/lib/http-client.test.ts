import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener, type Server as HttpServer } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { generate } from "selfsigned";
import { afterEach, describe, expect, it } from "vitest";
import { createHttpClient, type HttpClientOptions } from "../../app/lib/http-client.ts";
import { freePort } from "../support/free-port.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

function client(options: Partial<HttpClientOptions> = {}) {
  const usual = {
    connectTimeoutMs: 300,
    totalTimeoutMs: 800,
    maxBodyBytes: 10_000,
    userAgent: "Recaudo/test",
  };
  return createHttpClient({ ...usual, ...options });
}

async function listen(server: Server | HttpServer): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
  });
  closers.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const startHttp = async (listener: RequestListener) => `http://${await listen(createHttpServer(listener))}`;
const startTcp = async (onSocket: (socket: Socket) => void) => listen(createTcpServer(onSocket));
const get = (url: string) => ({ method: "GET", url, headers: {} }) as const;
const post = (url: string) => ({ method: "POST", url, headers: {}, body: "{}" }) as const;

describe("an answer", () => {
  it("comes back with its status, headers and UTF-8 text", async () => {
    const url = await startHttp((_request, response) => {
      response.writeHead(201, { "x-request-id": "r-1", "retry-after": "7" });
      response.end("señal ✓");
    });
    const answer = await client()(get(url));
    expect(answer).toMatchObject({ ok: true, value: { status: 201, text: "señal ✓" } });
    if (answer.ok) expect(answer.value.headers.get("Retry-After")).toBe("7");
  });

  it("is asked for with our headers and exact body, its length in bytes", async () => {
    let seen = "";
    const url = await startHttp((request, response) => {
      request.on("data", (chunk: Buffer) => (seen += chunk.toString("utf8")));
      request.on("end", () => {
        seen += ` ${request.method} ${request.headers["user-agent"]} ${String(request.headers["x-a"])}`;
        seen += ` ${request.headers["content-length"]} ${request.headers["transfer-encoding"]}`;
        response.end();
      });
    });
    await client()({ method: "PUT", url, headers: { "x-a": "b" }, body: "ñ" });
    expect(seen).toBe("ñ PUT Recaudo/test b 2 undefined");
  });

  it("is handed back when it is a redirect, never followed", async () => {
    let calls = 0;
    const url = await startHttp((_request, response) => {
      calls += 1;
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    expect(await client()(get(url))).toMatchObject({ ok: true, value: { status: 302 } });
    expect(calls).toBe(1);
  });

  it("leaves the connection open for the next call", async () => {
    const ports = new Set<number | undefined>();
    const url = await startHttp((request, response) => {
      ports.add(request.socket.remotePort);
      response.end("ok");
    });
    const call = client();
    for (let turn = 0; turn < 5; turn += 1) expect((await call(get(url))).ok).toBe(true);
    expect(ports.size).toBe(1);
  });
});

describe("a request that certainly did not leave is not_sent", () => {
  it("when the connection is refused", async () => {
    const outcome = await client()(post(`http://127.0.0.1:${await freePort()}`));
    expect(outcome).toEqual({ ok: false, error: { kind: "not_sent", detail: "ECONNREFUSED" } });
  });

  it("when the name does not exist", async () => {
    const outcome = await client()(post("http://no-such-host.invalid/"));
    expect(outcome).toMatchObject({ ok: false, error: { kind: "not_sent" } });
  });

  it("when the other side never finishes the TLS handshake", async () => {
    const startedAt = performance.now();
    const outcome = await client()(post(`https://${await startTcp(() => undefined)}`));
    expect(outcome).toEqual({ ok: false, error: { kind: "not_sent", detail: "connect timed out" } });
    expect(performance.now() - startedAt).toBeLessThan(700);
  });

  it("when the connection drops during the TLS handshake", async () => {
    const address = await startTcp((socket) => socket.once("data", () => socket.destroy()));
    expect(await client()(post(`https://${address}`))).toMatchObject({
      ok: false,
      error: { kind: "not_sent" },
    });
  });

  it("when the certificate is not trusted, and the server sees no request", async () => {
    const pair = await generate([{ name: "commonName", value: "127.0.0.1" }], { algorithm: "sha256" });
    let requests = 0;
    const server = createHttpsServer({ key: pair.private, cert: pair.cert }, (_request, response) => {
      requests += 1;
      response.end();
    });
    const outcome = await client()(post(`https://${await listen(server)}`));
    expect(outcome).toMatchObject({ ok: false, error: { kind: "not_sent" } });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(requests).toBe(0);
  });
});

describe("a request that left and was not answered is no_answer", () => {
  it("when the server hangs", async () => {
    const outcome = await client()(post(await startHttp(() => undefined)));
    expect(outcome).toEqual({ ok: false, error: { kind: "no_answer", detail: "call timed out" } });
  });

  it("when the body drips on past the deadline", async () => {
    const url = await startHttp((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 50);
      response.on("close", () => clearInterval(drip));
    });
    const startedAt = performance.now();
    expect(await client()(post(url))).toEqual({
      ok: false,
      error: { kind: "no_answer", detail: "call timed out" },
    });
    expect(performance.now() - startedAt).toBeLessThan(1_300);
  });

  it("when the connection is reset after the request was read", async () => {
    const url = await startHttp((request) =>
      request.resume().on("end", () => request.socket.resetAndDestroy()),
    );
    expect(await client()(post(url))).toMatchObject({ ok: false, error: { kind: "no_answer" } });
  });

  it("when the body stops short of its length", async () => {
    const url = await startHttp((_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("half");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await client()(post(url))).toMatchObject({ ok: false, error: { kind: "no_answer" } });
  });

  it("when a kept connection turns out dead", async () => {
    let turn = 0;
    const url = await startHttp((request, response) => {
      turn += 1;
      if (turn === 1) response.end("ok");
      else request.socket.destroy();
    });
    const call = client();
    await call(get(url));
    expect(await call(post(url))).toMatchObject({ ok: false, error: { kind: "no_answer" } });
  });

  it.each([
    ["what comes back is not HTTP", "hello\r\n\r\n"],
    ["the headers have no end", `HTTP/1.1 200 OK\r\nx: ${"a".repeat(100_000)}`],
    ["the server switches protocols unasked", "HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n"],
  ])("when %s", async (_what, bytes) => {
    const address = await startTcp((socket) => socket.once("data", () => socket.write(bytes)));
    expect(await client()(post(`http://${address}`))).toMatchObject({
      ok: false,
      error: { kind: "no_answer" },
    });
  });
});

describe("an answer over the cap", () => {
  it("is cut while it is read, however much the server would send", async () => {
    let written = 0;
    const url = await startHttp((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024);
      const pump = (): void => {
        while (!response.destroyed && written < 1e9) {
          written += chunk.length;
          if (!response.write(chunk)) break;
        }
      };
      response.on("drain", pump);
      pump();
    });
    const outcome = await client({ maxBodyBytes: 100_000, totalTimeoutMs: 5_000 })(get(url));
    expect(outcome).toMatchObject({ ok: false, error: { kind: "answer_too_large" } });
    expect(written).toBeLessThan(50_000_000);
  });

  it("is told apart to the byte", async () => {
    const url = await startHttp((request, response) =>
      response.end("x".repeat(Number(request.url?.slice(1)))),
    );
    const call = client({ maxBodyBytes: 1_000 });
    expect(await call(get(`${url}/1000`))).toMatchObject({ ok: true });
    expect(await call(get(`${url}/1001`))).toMatchObject({ ok: false, error: { kind: "answer_too_large" } });
  });
});

it("a failure says nothing of the address, the headers or the body", async () => {
  const outcome = await client()({
    method: "POST",
    url: `http://127.0.0.1:${await freePort()}/canary-path?q=canary-query`,
    headers: { authorization: "Bearer canary-token" },
    body: "canary-body",
  });
  expect(JSON.stringify(outcome)).not.toMatch(/canary|127\.0\.0\.1/);
});
