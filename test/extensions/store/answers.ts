import type { VoucherAnswer } from "../../../extensions/store/voucher-block/src/ask-server.ts";

/** What the server says of a number that may be paid now. */
export const waiting: VoucherAnswer = {
  tone: "info",
  heading: "Waiting for your payment",
  sentence: "Pay with the number below.",
  isTest: null,
  voucher: {
    numbers: [
      { label: "Agreement", shown: "1103 45", copied: "110345" },
      { label: "Reference", shown: "1134 8299 0177", copied: "113482990177" },
    ],
    amount: "$ 184.900 COP",
    deadline: "Thursday, 27 November, 8:00 p.m. (Colombia time)",
    barcode: {
      url: "https://recaudo.example.com/pay/one/barcode",
      label: "Barcode of the number 1134",
      ratio: "165/40",
    },
    ways: [{ heading: null, steps: ["Go to a point.", "Give the number.", "Keep the receipt."] }],
  },
  pageUrl: "https://recaudo.example.com/pay/one",
  next: "later",
};

/** One whose story has ended, with words of its own. */
export function ended(heading: string, tone: VoucherAnswer["tone"]): VoucherAnswer {
  return { ...waiting, tone, heading, voucher: null, next: "never" };
}

export const preparing: VoucherAnswer = { ...ended("We are making your number", "info"), next: "soon" };

export function answerOf(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
}
