import { describe, expect, test } from "vitest";
import { createLog, type LogLevel } from "../../app/lib/log.ts";

describe("log", () => {
  test("writes one JSON line with level, role and time", () => {
    const { log, lines } = recordLog("info");
    log.info({ requestId: "r-1", paymentId: "p-1" }, "payment started");
    expect(lines()).toEqual([
      expect.objectContaining({
        level: "info",
        role: "web",
        requestId: "r-1",
        paymentId: "p-1",
        msg: "payment started",
      }),
    ]);
    expect(lines()[0]?.["time"]).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  test("leaves out what is below its level", () => {
    const { log, lines } = recordLog("warn");
    log.info("quiet");
    log.warn("heard");
    expect(lines().map((line) => line["msg"])).toEqual(["heard"]);
  });

  test("hides secrets and personal data at the top and two levels down", () => {
    const { log, text } = recordLog("info");
    const found = { email: "ana@example.com", token: "s3cret-1", document: { number: "12345678" } };
    log.info({ ...found, shop: { accessToken: "s3cret-2" }, request: { headers: { cookie: "s3cret-3" } } });
    log.info({ headers: { "x-signature": "s3cret-4", "set-cookie": "s3cret-5" }, payer: { name: "Ana" } });
    expect(text()).not.toMatch(/ana@example|s3cret|12345678|"Ana"/);
    expect(text()).toContain("[hidden]");
  });

  test("writes an error's name, message, code and cause, but not the row that a database error quotes", () => {
    const { log, text, lines } = recordLog("info");
    const cause = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (email)=(ana@x)" });
    log.error({ err: new Error("saving failed", { cause }) }, "job failed");
    expect(text()).not.toContain("ana@x");
    expect(lines()[0]?.["err"]).toMatchObject({
      type: "Error",
      message: "saving failed",
      cause: { message: "duplicate key", code: "23505" },
    });
  });
});

test("an error that a library copied into a plain object is written like an error, and no field more", () => {
  const { log, text, lines } = recordLog("info");
  log.error(
    { err: { message: "no connection", code: "57P01", detail: "Key (email)=(ana@x)" } },
    "the engine broke",
  );
  expect(text()).not.toContain("ana@x");
  expect(lines()[0]?.["err"]).toEqual({ message: "no connection", code: "57P01" });
  log.error({ err: { number: 4 } }, "odd");
  expect(lines()[1]?.["err"]).toEqual({ message: "not an Error" });
});

function recordLog(level: LogLevel) {
  const written: string[] = [];
  const destination = { write: (line: string) => void written.push(line) };
  return {
    log: createLog({ level, role: "web", destination }),
    text: () => written.join(""),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
