import { expect, test } from "vitest";
import {
  actsOnDesk,
  actsOnMatter,
  actsOnRefund,
  offeredActs,
  paymentActs,
  thingActs,
  type ActGround,
  type PaymentAct,
} from "../../app/domain/merchant-act.ts";

const number = (status: ActGround["vouchers"][number]["status"], refusal: string | null = null) => ({
  status,
  refusal,
});

/** Nothing happened yet. */
const begun: ActGround = {
  state: "started",
  marks: [],
  told: "none",
  vouchers: [],
  openExceptions: [],
  desk: [],
  hasMoneyLeft: false,
  hasSecondLeft: false,
  hasExcessLeft: false,
  isBeingGivenBack: false,
  shopStartsRefunds: true,
};
const waiting: ActGround = {
  ...begun,
  state: "awaiting_payment",
  told: "pending",
  vouchers: [number("issued")],
};
const paid: ActGround = { ...waiting, state: "paid", told: "paid", hasMoneyLeft: true };
const held: ActGround = { ...paid, told: "pending", marks: ["late"], openExceptions: ["late_money"] };

test.each<readonly [string, ActGround, readonly PaymentAct[]]>([
  ["before the first number", begun, []],
  ["while a number is made", { ...waiting, vouchers: [number("asked")] }, ["sync"]],
  ["while a number is open", waiting, ["sync", "extend", "reissue", "cancel", "confirm"]],
  ["after a number ended", { ...waiting, vouchers: [number("ended")] }, ["sync", "reissue", "confirm"]],
  [
    "after a number ended and the next is open",
    { ...waiting, vouchers: [number("ended"), number("issued")] },
    ["sync", "extend", "reissue", "cancel", "confirm"],
  ],
  [
    "when the shop was told that it is over",
    { ...waiting, told: "closed" },
    ["sync", "extend", "cancel", "confirm"],
  ],
  [
    "when the shop was told that it is paid",
    { ...waiting, told: "paid" },
    ["sync", "extend", "cancel", "confirm"],
  ],
  [
    "when nobody knows whether a number exists",
    { ...waiting, vouchers: [number("refused", "voucher_unclear")] },
    ["sync", "reissue", "confirm", "unclear"],
  ],
  [
    "when a number was refused for certain",
    { ...waiting, vouchers: [number("refused", "unavailable")] },
    ["sync", "reissue", "confirm"],
  ],
  ["when it is paid at the checkout's door", paid, ["sync", "desk_open"]],
  ["when an order is paid", { ...paid, shopStartsRefunds: false }, ["sync", "refund_order", "desk_open"]],
  ["when part of it went back", { ...paid, state: "partially_refunded" }, ["sync", "desk_open"]],
  ["when all of it went back", { ...paid, state: "refunded", hasMoneyLeft: false }, ["sync"]],
  ["while a refund by hand is open", { ...paid, desk: ["canceled", "open"] }, ["sync"]],
  ["while a bank account waits for the transfer", { ...paid, desk: ["filled"] }, ["sync"]],
  ["after a refund by hand ended", { ...paid, desk: ["canceled", "expired", "paid"] }, ["sync", "desk_open"]],
  ["when too little came", { ...paid, marks: ["short"] }, ["sync", "accept", "desk_open"]],
  [
    "when too much came",
    { ...paid, marks: ["over"], hasExcessLeft: true },
    ["sync", "accept", "refund_excess", "desk_open"],
  ],
  [
    "when what is over is on its way back",
    { ...paid, marks: ["over"], isBeingGivenBack: true },
    ["sync", "desk_open"],
  ],
  ["when what is over was accepted", { ...paid, hasExcessLeft: true }, ["sync", "desk_open"]],
  ["when another currency came", { ...paid, marks: ["wrong_currency"] }, ["sync", "accept", "desk_open"]],
  [
    "when it was paid twice",
    { ...paid, marks: ["paid_twice"], hasSecondLeft: true },
    ["sync", "refund_second", "desk_open"],
  ],
  [
    "when the second payment is on its way back",
    { ...paid, marks: ["paid_twice"], isBeingGivenBack: true },
    ["sync", "desk_open"],
  ],
  ["while late money is held", held, ["sync", "accept", "refund_held", "desk_open", "credit"]],
  [
    "while late money is held and the shop was told that it is over",
    { ...held, told: "closed" },
    ["sync", "refund_held", "desk_open", "credit"],
  ],
  [
    "while an order's late money is held",
    { ...held, shopStartsRefunds: false },
    ["sync", "accept", "refund_held", "desk_open", "credit"],
  ],
  [
    "while part of the late money is on its way back",
    { ...held, isBeingGivenBack: true },
    ["sync", "refund_held", "desk_open"],
  ],
  [
    "while all late money is on its way back",
    { ...held, hasMoneyLeft: false, isBeingGivenBack: true },
    ["sync"],
  ],
])("%s a merchant is offered what makes sense, and nothing else", (_, ground, acts) => {
  expect(offeredActs(ground)).toEqual(acts);
});

test("each act about a payment is offered somewhere above, or it would be no act", () => {
  const grounds: readonly ActGround[] = [
    { ...waiting, vouchers: [number("refused", "voucher_unclear"), number("issued")] },
    { ...paid, shopStartsRefunds: false, marks: ["over"], hasExcessLeft: true, hasSecondLeft: true },
    held,
  ];
  const offered = new Set(grounds.flatMap((ground) => offeredActs(ground)));
  expect([...offered].sort()).toEqual([...paymentActs].sort());
});

test("what can be done about a thing follows from how it stands", () => {
  expect(actsOnMatter("short")).toEqual(["resolve", "assign"]);
  expect(actsOnMatter("refunded_in_shop")).toEqual(["send_refund", "resolve", "assign"]);
  for (const state of ["asked", "sent"] as const) expect(actsOnRefund(state)).toEqual(["check_refund"]);
  for (const state of ["done", "refused"] as const) expect(actsOnRefund(state)).toEqual([]);
  expect(actsOnDesk("open")).toEqual(["desk_finish", "desk_cancel"]);
  expect(actsOnDesk("filled")).toEqual(["desk_read", "desk_finish", "desk_cancel"]);
  for (const state of ["paid", "canceled", "expired"] as const) expect(actsOnDesk(state)).toEqual([]);
});

test("every act about a thing belongs to one: a refund, a matter, or work that gave up", () => {
  const all = [
    ...actsOnMatter("refunded_in_shop"),
    ...actsOnRefund("sent"),
    ...actsOnDesk("filled"),
    "retry",
  ];
  expect(all.sort()).toEqual([...thingActs].sort());
});
