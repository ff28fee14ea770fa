import type { LoaderFunctionArgs } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { err, ok } from "../../app/lib/result.ts";
import { answerPage, answerState } from "../../app/routes/pay/answer-page.tsx";
import { loader as leaveForCancel } from "../../app/routes/pay/cancel.tsx";
import { action, loader } from "../../app/routes/pay/page.tsx";
import { loader as leaveForShop } from "../../app/routes/pay/return.tsx";
import { pageHeaders } from "../../app/routes/page-headers.ts";
import type { PageContainer } from "../../app/server/page-container.ts";
import { errorTitle } from "../../app/ui/errors/error-page.tsx";
import { now, pageWith, voucherWith } from "../i18n/payment-pages.ts";

const address = "https://pay.example.com/pay/tok_1?lang=en";

function argsWith(container: Partial<PageContainer>, request = new Request(address)): LoaderFunctionArgs {
  const context = { container: { now: () => now, ...container } as PageContainer, requestId: "req_1" };
  return { request, params: { token: "tok_1" }, context };
}

function lookAt(container: Partial<PageContainer>) {
  const look = { token: "tok_1", url: address, headers: new Headers(), requestId: "req_1" };
  return [{ now: () => now, ...container } as PageContainer, look] as const;
}

function post(fields: Record<string, string>): Request {
  return new Request(address, { method: "POST", body: new URLSearchParams(fields) });
}

/** Routes leave by throwing a response; anything else is a fault of the test. */
async function thrown(work: Promise<unknown>): Promise<Response> {
  const response = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(response instanceof Response)) throw new Error("no response was thrown");
  return response;
}

const showing = (page = pageWith(voucherWith())) => ({ showPayment: async () => ok(page) });

describe("the pay page", () => {
  it("comes back by itself only while the voucher is being made", async () => {
    const making = showing(pageWith({ kind: "creating", method: "efecty", isDelayed: false }));
    expect((await answerPage(...lookAt(making))).headers["Refresh"]).toBe("2");
    const waiting = await answerPage(...lookAt(showing()));
    expect(waiting.headers["Refresh"]).toBeUndefined();
    expect(waiting.body).toContain('<noscript><meta http-equiv="refresh" content="30"/></noscript>');
  });

  it("answers 404 for a link that never was and 410 for one whose time is over, in words", async () => {
    const never = await answerPage(...lookAt({ showPayment: async () => err("not_found") }));
    const over = await answerPage(...lookAt({ showPayment: async () => err("gone") }));
    expect([never.status, over.status]).toEqual([404, 410]);
    expect(never.body).toContain(errorTitle("not_found", "en"));
    expect(over.body).toContain(errorTitle("gone", "en"));
    const posted = post({ method: "efecty" });
    const answer = thrown(loader(argsWith({ showPayment: async () => err("gone") }, posted)));
    expect((await answer).status).toBe(410);
  });

  it("says when it broke, with the number under which it is in the log", async () => {
    const reported: unknown[] = [];
    const fault = new Error("the database is away");
    const answer = await answerPage(
      ...lookAt({
        showPayment: () => Promise.reject(fault),
        reportCrash: (requestId, error) => reported.push([requestId, error]),
      }),
    );
    expect(answer.status).toBe(500);
    expect(answer.body).toContain("req_1");
    expect(answer.body).not.toContain(fault.message);
    expect(reported).toEqual([["req_1", fault]]);
  });

  it("is the same page that a form with faults is drawn on again", async () => {
    const view = await loader(argsWith(showing()));
    const { body, headers } = await answerPage(...lookAt(showing()));
    expect(body).toContain(`data-version="${view.version}"`);
    expect(body).toMatch(/^<!doctype html><html lang="en">/);
    expect(headers).toMatchObject({ ...pageHeaders, "Content-Type": "text/html; charset=utf-8" });
  });

  it("comes back by itself while the gateway is asked for the shopper", async () => {
    const asking = pageWith(voucherWith({ saidPaid: { answer: "asking", canAsk: false, isOverdue: false } }));
    expect((await answerPage(...lookAt(showing(asking)))).headers["Refresh"]).toBe("2");
  });

  it.each([
    ["paid", "sayPaid"],
    ["new-number", "requestNewNumber"],
  ] as const)("takes the button %s and shows the page again", async (act, asked) => {
    const pressed: string[] = [];
    const press = async (token: string) => {
      pressed.push(token);
      return ok();
    };
    const answer = await thrown(action(argsWith({ [asked]: press }, post({ act }))));
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/pay/tok_1?lang=en"]);
    expect(pressed).toEqual(["tok_1"]);
    const gone = await thrown(action(argsWith({ [asked]: async () => err("not_found") }, post({ act }))));
    expect(gone.status).toBe(404);
  });

  it("goes on without a barcode when the gateway's content cannot be drawn, and says so to us", async () => {
    const page = pageWith(voucherWith({}, { barcode: { symbology: "itf", content: "123" } }));
    const reported: unknown[] = [];
    const reportBarcode: PageContainer["reportBarcode"] = async (_page, refusal) => {
      reported.push(refusal);
    };
    const { body } = await answerPage(...lookAt({ ...showing(page), reportBarcode }));
    expect(body).not.toContain('class="barcode');
    expect(reported).toEqual(["not_encodable"]);
  });
});

describe("the form", () => {
  it("leads back to the same page by GET, in the chosen language", async () => {
    const answer = await thrown(
      action(argsWith({ requestVoucher: async () => ok() }, post({ method: "efecty" }))),
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get("Location")).toBe("/pay/tok_1?lang=en");
  });

  it("gives back what was typed with its errors as 422", async () => {
    const refuse = async () => err({ kind: "form" as const, errors: ["document_empty"] as const });
    const answer = await action(
      argsWith({ requestVoucher: refuse }, post({ method: "efecty", documentNumber: " 12 " })),
    );
    expect(answer.init?.status).toBe(422);
    expect(answer.data.typed.documentNumber).toBe("12");
    expect(answer.data.errors).toEqual(["document_empty"]);
  });

  it("takes a body that is no form as an empty form", async () => {
    const seen: unknown[] = [];
    const requestVoucher: PageContainer["requestVoucher"] = async (_token, form) => {
      seen.push(form);
      return err({ kind: "form", errors: ["method_missing"] });
    };
    const request = new Request(address, {
      method: "POST",
      body: "{",
      headers: { "content-type": "application/json" },
    });
    expect((await action(argsWith({ requestVoucher }, request))).init?.status).toBe(422);
    expect(seen).toEqual([{ method: "", email: "", documentType: "", documentNumber: "" }]);
  });

  it("answers 405 to other verbs", async () => {
    expect((await thrown(action(argsWith({}, new Request(address, { method: "DELETE" }))))).status).toBe(405);
  });
});

describe("the state of a page", () => {
  const versionOf = async (page = pageWith(voucherWith())) =>
    (JSON.parse((await answerState(...lookAt(showing(page)))).body) as { version: string }).version;

  it("is the version that the page itself carries", async () => {
    expect((await loader(argsWith(showing()))).version).toBe(await versionOf());
  });

  it("changes with the payment, the deadline and the way back, and with nothing else", async () => {
    const others = [
      pageWith(voucherWith({ state: "paid" })),
      pageWith(voucherWith({ isPastDeadline: true })),
      pageWith(voucherWith(), { canReturn: false }),
      pageWith({ kind: "creating", method: "efecty", isDelayed: false }),
    ];
    const versions = await Promise.all(others.map(versionOf));
    expect(new Set([...versions, await versionOf()]).size).toBe(others.length + 1);
    expect(await versionOf()).toBe(await versionOf());
  });

  it("tells nothing of a dead link and is never cached", async () => {
    const answer = await answerState(...lookAt({ showPayment: async () => err("gone") }));
    expect([answer.status, JSON.parse(answer.body)]).toEqual([410, { version: null }]);
    expect(answer.headers["Cache-Control"]).toBe("private, no-store");
  });

  it("is no state while the database is away, so that the page stays as it is", async () => {
    const showPayment = () => Promise.reject(new Error("away"));
    const answer = await answerState(...lookAt({ showPayment, reportCrash: () => undefined }));
    expect([answer.status, JSON.parse(answer.body)]).toEqual([503, { version: null }]);
  });
});

describe("leaving for the shop", () => {
  it("goes where the shop said", async () => {
    const nextUrl = async () => ok("https://shop.example.com/thanks");
    expect((await thrown(leaveForShop(argsWith({ nextUrl })))).headers.get("Location")).toBe(
      "https://shop.example.com/thanks",
    );
  });

  it("stays on the pay page while the shop has not said where", async () => {
    const answer = await thrown(leaveForShop(argsWith({ nextUrl: async () => ok(null) })));
    expect(answer.headers.get("Location")).toBe("/pay/tok_1?wait=1");
  });

  it("goes back to the checkout on cancel, without telling it the pay link", async () => {
    const answer = await thrown(leaveForCancel(argsWith(showing())));
    expect(answer.headers.get("Location")).toBe("https://shop.example.com/checkout");
    expect(answer.headers.get("Referrer-Policy")).toBe("same-origin");
  });
});
