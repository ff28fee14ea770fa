/// <reference types="@shopify/ui-extensions/purchase.thank-you.block.render" />
import { getExtension } from "@shopify/ui-extensions-tester";
import { fireEvent, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerOf, ended, preparing, waiting } from "./answers.ts";

const configSearchDir = "extensions/store/voucher-block";
const extension = getExtension("purchase.thank-you.block.render", { configSearchDir });
const find = (selector: string) => document.body.querySelector(selector);
const text = () => document.body.textContent;

beforeEach(() => {
  extension.setUp();
  // The kit's own stand-ins throw on optional keys, so the whole objects are replaced (2026.7.0).
  extension.shopify.extension = { ...extension.shopify.extension, editor: undefined } as never;
  extension.shopify.orderConfirmation.value = {
    order: { id: "gid://shopify/Order/77" },
    number: "XPAV284CT",
    isFirstOrder: false,
  };
  extension.shopify.selectedPaymentOptions.value = [{ type: "manualPayment", handle: "any" }];
  extension.shopify.sessionToken.get = () => Promise.resolve("token-1");
});

afterEach(() => {
  vi.useRealTimers();
  extension.tearDown();
});

function answerWith(...answers: (() => Response | Promise<Response>)[]) {
  const mock = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => {
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer!();
  });
  extension.fetch = mock as never;
  return mock;
}

describe("the block on the thank-you page", () => {
  test("asks with the session token, the order and what nobody can guess, and shows all that is needed at the counter", async () => {
    const asked = answerWith(() => answerOf(waiting));
    await extension.render();
    await waitFor(() => expect(text()).toContain("1134 8299 0177"));
    const [url, init] = asked.mock.calls[0]!;
    expect(url).toBe(
      "https://recaudo.example.com/api/extensions/voucher?order=gid%3A%2F%2Fshopify%2FOrder%2F77" +
        `&confirmation=XPAV284CT&language=${extension.shopify.localization.extensionLanguage.value.isoCode}`,
    );
    expect(init.headers).toEqual({ Authorization: "Bearer token-1" });
    expect(text()).toContain("$ 184.900 COP");
    expect(text()).toContain("Thursday, 27 November");
    expect(find("s-image")?.getAttribute("src")).toBe("https://recaudo.example.com/pay/one/barcode");
    expect(document.body.querySelectorAll("s-list-item")).toHaveLength(3);
    expect(find("s-link")?.getAttribute("href")).toBe("https://recaudo.example.com/pay/one");
  });

  test("copies digits without gaps, and says so only after the page has done it", async () => {
    answerWith(() => answerOf(waiting));
    await extension.render();
    await waitFor(() => expect(find("s-clipboard-item")).not.toBeNull());
    const items = [...document.body.querySelectorAll("s-clipboard-item")];
    const buttons = [...document.body.querySelectorAll("s-button")];
    expect(items.map((each) => each.getAttribute("text"))).toEqual(["110345", "113482990177"]);
    expect(buttons.map((each) => each.getAttribute("commandfor"))).toEqual(items.map(({ id }) => id));
    expect(buttons.map((each) => each.textContent)).toEqual(["copy", "copy"]);
    fireEvent(items[1]!, new Event("copy"));
    await waitFor(() => expect(buttons.map((each) => each.textContent)).toEqual(["copy", "copied"]));
    // Preact keeps the capitals of an event that this stand-in for the element does not know.
    fireEvent(items[0]!, new Event("CopyError"));
    await waitFor(() => expect(text()).toContain("copyFailed"));
  });

  test("shows a skeleton while the order has not arrived, and asks again ever later until it has", async () => {
    vi.useFakeTimers();
    const missing = () => answerOf({ error: "unknown_order" }, 404);
    const asked = answerWith(
      missing,
      missing,
      missing,
      () => answerOf(preparing),
      () => answerOf(waiting),
    );
    await extension.render();
    await vi.advanceTimersByTimeAsync(900);
    expect(find("s-skeleton-paragraph")).not.toBeNull();
    expect(asked).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(2_000 + 3_000);
    expect(find("s-banner")?.getAttribute("heading")).toBe("We are making your number");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(text()).toContain("1134 8299 0177");
  });

  test("gives up on an order that never arrives, and shows nothing then", async () => {
    vi.useFakeTimers();
    const asked = answerWith(() => answerOf({ error: "unknown_order" }, 404));
    await extension.render();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(asked.mock.calls.length).toBeLessThan(10);
    expect(document.body.innerHTML).toBe("");
  });

  test("turns to paid by itself, and asks no more", async () => {
    vi.useFakeTimers();
    const asked = answerWith(
      () => answerOf(waiting),
      () => answerOf(ended("We have your payment", "success")),
    );
    await extension.render();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(find("s-banner")?.getAttribute("heading")).toBe("We have your payment");
    expect(find("s-banner")?.getAttribute("tone")).toBe("success");
    expect(text()).not.toContain("1134 8299 0177");
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test("keeps a number it has shown while the server cannot be reached", async () => {
    vi.useFakeTimers();
    answerWith(
      () => answerOf(waiting),
      () => Promise.reject(new Error("offline")),
    );
    await extension.render();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(text()).toContain("1134 8299 0177");
  });

  test("says when it could not load, and begins anew at a tap", async () => {
    vi.useFakeTimers();
    let isUp = false;
    answerWith(() => (isUp ? answerOf(waiting) : answerOf({}, 503)));
    await extension.render();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(find("s-banner")?.getAttribute("heading")).toBe("failed");
    isUp = true;
    fireEvent.click(find("s-button")!);
    await vi.advanceTimersByTimeAsync(100);
    expect(text()).toContain("1134 8299 0177");
  });

  test("never asks more than sixty times, however long the page stays open", async () => {
    vi.useFakeTimers();
    const asked = answerWith(() => answerOf(waiting));
    await extension.render();
    await vi.advanceTimersByTimeAsync(24 * 3_600_000);
    expect(asked).toHaveBeenCalledTimes(60);
  });

  test("shows no skeleton for an order that was paid by card", async () => {
    extension.shopify.selectedPaymentOptions.value = [{ type: "creditCard", handle: "any" }];
    const asked = answerWith(() => answerOf({ error: "unknown_order" }, 404));
    await extension.render();
    expect(document.body.innerHTML).toBe("");
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(document.body.innerHTML).toBe("");
  });

  test("asks nothing without a confirmation number", async () => {
    extension.shopify.orderConfirmation.value = {
      ...extension.shopify.orderConfirmation.value,
      number: undefined,
    } as never;
    extension.shopify.selectedPaymentOptions.value = [];
    const asked = answerWith(() => answerOf(waiting));
    await extension.render();
    expect(asked).not.toHaveBeenCalled();
  });

  test("tells the merchant who places it in the editor what will be there", async () => {
    extension.shopify.extension = { ...extension.shopify.extension, editor: { type: "checkout" } } as never;
    answerWith(() => answerOf({ error: "unknown_order" }, 404));
    await extension.render();
    await waitFor(() => expect(text()).toContain("editor"));
  });

  test("says that a test is a test", async () => {
    answerWith(() => answerOf({ ...waiting, isTest: "Test mode: no real money." }));
    await extension.render();
    await waitFor(() => expect(text()).toContain("Test mode: no real money."));
  });
});
