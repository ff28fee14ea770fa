/// <reference types="@shopify/ui-extensions/admin.order-details.block.render" />
import { getExtension } from "@shopify/ui-extensions-tester";
import { fireEvent, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { OrderPayment } from "../../../extensions/store/order-block/src/ask-server.ts";
import { answerOf } from "./answers.ts";

const configSearchDir = "extensions/store/order-block";
const extension = getExtension("admin.order-details.block.render", { configSearchDir });

const payment: OrderPayment = {
  paymentId: "0193",
  state: "awaiting_payment",
  marks: ["late"],
  isTest: true,
  amount: "$ 184.900 COP",
  number: "1134 8299 0177",
  deadline: "Thursday, 27 November, 8:00 p.m.",
  pageUrl: "https://recaudo.example.com/pay/one",
  events: [{ kind: "voucher_issued", at: "20 November, 10:00", attempt: 1, amount: null }],
  acts: ["sync", "cancel", "reissue"],
};

beforeEach(() => {
  extension.setUp();
  extension.shopify.data.selected = [{ id: "gid://shopify/Order/79" }] as never;
});

afterEach(() => {
  extension.tearDown();
});

const button = (words: string) =>
  [...document.body.querySelectorAll("s-button")].find((each) => each.textContent === words)!;
const text = () => document.body.textContent;

function serve(act: () => Response) {
  const mock = vi.fn<(url: string, init?: RequestInit) => Promise<Response>>((url) =>
    Promise.resolve(url.endsWith("/act") ? act() : answerOf(payment)),
  );
  extension.fetch = mock as never;
  return mock;
}

describe("the block on the order's page in the admin", () => {
  test("shows state, what differs, number and timeline, and asks the app's own server for them", async () => {
    const asked = serve(() => answerOf({}));
    await extension.render();
    await waitFor(() => expect(text()).toContain("state.awaiting_payment"));
    expect(asked.mock.calls[0]![0]).toBe(
      "/api/extensions/order?order=gid%3A%2F%2Fshopify%2FOrder%2F79&language=language",
    );
    for (const each of ["mark.late", "1134 8299 0177", "$ 184.900 COP", "event.voucher_issued", "test"])
      expect(text()).toContain(each);
  });

  test("asks the gateway at once, and loads what is true then", async () => {
    const asked = serve(() => answerOf({ done: true }));
    await extension.render();
    await waitFor(() => expect(button("act.sync")).toBeDefined());
    fireEvent.click(button("act.sync"));
    await waitFor(() => expect(text()).toContain("act.done.sync"));
    expect(asked.mock.calls[1]![1]?.body).toBe('{"order":"gid://shopify/Order/79","act":"sync"}');
    expect(asked.mock.calls[2]![0]).toContain("/api/extensions/order?");
  });

  test("asks again before it takes a number away, and does nothing at a no", async () => {
    const asked = serve(() => answerOf({ done: true }));
    await extension.render();
    await waitFor(() => expect(button("act.cancel")).toBeDefined());
    fireEvent.click(button("act.cancel"));
    await waitFor(() => expect(button("act.no")).toBeDefined());
    fireEvent.click(button("act.no"));
    await waitFor(() => expect(button("act.no")).toBeUndefined());
    expect(asked).toHaveBeenCalledTimes(1);
    fireEvent.click(button("act.cancel"));
    await waitFor(() => expect(button("act.yes")).toBeDefined());
    fireEvent.click(button("act.yes"));
    await waitFor(() => expect(text()).toContain("act.done.cancel"));
  });

  test("says why something was not done", async () => {
    const answers = [
      answerOf({ problem: "paid_meanwhile" }, 409),
      answerOf({ problem: "of_a_later_server" }, 409),
      answerOf({}, 503),
    ];
    serve(() => answers.shift()!);
    await extension.render();
    for (const problem of ["paid_meanwhile", "unknown", "failed"]) {
      await waitFor(() => expect(button("act.sync").hasAttribute("disabled")).toBe(false));
      fireEvent.click(button("act.sync"));
      await waitFor(() => expect(text()).toContain(`act.problem.${problem}`));
    }
  });

  test("says so when the order is not ours, and when the server is away", async () => {
    extension.fetch = vi.fn().mockResolvedValue(answerOf({}, 404)) as never;
    await extension.render();
    await waitFor(() => expect(text()).toContain("unknown"));
  });

  test("offers another try when the server is away", async () => {
    extension.fetch = vi.fn().mockRejectedValue(new Error("offline")) as never;
    await extension.render();
    await waitFor(() => expect(button("retry")).toBeDefined());
    serve(() => answerOf({}));
    fireEvent.click(button("retry"));
    await waitFor(() => expect(text()).toContain("state.awaiting_payment"));
  });
});
