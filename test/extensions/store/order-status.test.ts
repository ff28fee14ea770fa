/// <reference types="@shopify/ui-extensions/customer-account.order-status.block.render" />
import { getExtension } from "@shopify/ui-extensions-tester";
import { waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { answerOf, ended, waiting } from "./answers.ts";

const configSearchDir = "extensions/store/voucher-block";
const extension = getExtension("customer-account.order-status.block.render", { configSearchDir });
const order = { id: "gid://shopify/Order/78", name: "#1002", confirmationNumber: "QW12ER34T" };

beforeEach(() => {
  extension.setUp();
  extension.shopify.extension = { ...extension.shopify.extension, editor: undefined } as never;
  extension.shopify.order.value = { ...order, processedAt: "2026-11-20T10:00:00Z" };
});

afterEach(() => {
  extension.tearDown();
});

function answerWith(answer: () => Response) {
  const mock = vi.fn<(url: string) => Promise<Response>>(() => Promise.resolve(answer()));
  extension.fetch = mock as never;
  return mock;
}

describe("the block on the order's status page", () => {
  test("asks for the order by its confirmation number and shows the number", async () => {
    const asked = answerWith(() => answerOf(waiting));
    await extension.render();
    await waitFor(() => expect(document.body.textContent).toContain("1134 8299 0177"));
    expect(asked.mock.calls[0]![0]).toContain(
      "order=gid%3A%2F%2Fshopify%2FOrder%2F78&confirmation=QW12ER34T&",
    );
  });

  test.each([
    ["We have your payment", "success"],
    ["This number has expired", "warning"],
    ["This payment was canceled", "info"],
    ["Your payment came late", "info"],
  ] as const)("says “%s”, and shows no number that should not be paid", async (heading, tone) => {
    answerWith(() => answerOf(ended(heading, tone)));
    await extension.render();
    await waitFor(() =>
      expect(document.body.querySelector("s-banner")?.getAttribute("heading")).toBe(heading),
    );
    expect(document.body.querySelector("s-banner")?.getAttribute("tone")).toBe(tone);
    expect(document.body.querySelector("s-image")).toBeNull();
    expect(document.body.querySelector("s-link")).not.toBeNull();
  });

  test("shows nothing on an old order that is not ours, and asks once", async () => {
    const asked = answerWith(() => answerOf({ error: "unknown_order" }, 404));
    await extension.render();
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    expect(document.body.innerHTML).toBe("");
  });

  test("waits for a young order with a skeleton", async () => {
    extension.shopify.order.value = { ...order, processedAt: new Date().toISOString() };
    answerWith(() => answerOf({ error: "unknown_order" }, 404));
    await extension.render();
    expect(document.body.querySelector("s-skeleton-paragraph")).not.toBeNull();
  });
});
