import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { saysPay } from "../../app/domain/message-kind.ts";
import { money } from "../../app/domain/money.ts";
import type { Mark, PaymentState } from "../../app/domain/payment-state.ts";
import { isLateMoneyOpen, messagesOf, type Story } from "../../app/domain/shopper-message.ts";

const voucher = {
  attempt: 1,
  country: "CO" as const,
  issuedAt: new Date("2026-11-24T15:00:00Z"),
  expiresAt: new Date("2026-11-28T04:59:00Z"),
  graceEndsAt: new Date("2026-12-01T05:00:00Z"),
  isCalledOff: false,
};
const waiting: Story = {
  startedAt: new Date("2026-11-24T14:59:00Z"),
  country: "CO",
  isWithdrawn: false,
  isLinkUnused: false,
  state: "awaiting_payment",
  marks: [],
  told: "pending",
  lateMoney: null,
  voucher,
  refunds: [],
  bankForm: null,
};
const keysOf = (story: Partial<Story>): string[] =>
  messagesOf({ ...waiting, ...story }).map(({ key }) => key);
const amount = money(100n, "COP");

describe("what a shopper is told", () => {
  test("a number that waits: itself, reminders, that its time is up, that it is over", () => {
    expect(keysOf({})).toEqual(
      ["issued", "half", "day", "last", "checking", "expired"].map((name) => `number:1:${name}`),
    );
  });

  test("a number that has ended: no word that could still be read as pay this", () => {
    expect(keysOf({ state: "expired" })).toEqual(["number:1:checking", "number:1:expired"]);
    expect(keysOf({ state: "canceled" })).toEqual(["number:1:checking", "number:1:expired"]);
  });

  test("a number that was called off, or none: nothing", () => {
    expect(keysOf({ state: "canceled", voucher: { ...voucher, isCalledOff: true } })).toEqual([]);
    expect(keysOf({ voucher: null })).toEqual([]);
  });

  test("an order whose link nobody opened: the link, and once more a day before it ends", () => {
    const unused = { state: "started" as const, told: "pending" as const, voucher: null, isLinkUnused: true };
    const messages = messagesOf({ ...waiting, ...unused });
    expect(messages.map(({ key, dueAt }) => [key, dueAt.toISOString()])).toEqual([
      ["link", "2026-11-24T15:14:00.000Z"],
      ["link:reminder", "2026-11-26T14:59:00.000Z"],
    ]);
    expect(messages.map(({ until }) => until?.toISOString())).toEqual(
      Array(2).fill("2026-11-27T14:59:00.000Z"),
    );
    expect(keysOf({ ...unused, isWithdrawn: true })).toEqual([]);
  });

  test("a number whose order changed: not to pay it, while it could be paid, and nothing else", () => {
    const called = { ...voucher, isCalledOff: true };
    const changed = { state: "canceled" as const, isWithdrawn: true, voucher: called };
    expect(keysOf(changed)).toEqual(["number:1:withdrawn"]);
    expect(messagesOf({ ...waiting, ...changed })[0]?.until).toEqual(voucher.expiresAt);
    expect(keysOf({ ...changed, state: "paid" })).toEqual(["paid"]);
    expect(keysOf({ ...changed, voucher: null })).toEqual([]);
  });

  test("on a phone: only what is urgent or about money", () => {
    const byMailOnly = messagesOf(waiting).filter(({ reach }) => reach === "mail");
    expect(byMailOnly.map(({ key }) => key)).toEqual(["number:1:half", "number:1:checking"]);
    const byPhoneOnly = messagesOf(waiting).filter(({ reach }) => reach === "mobile");
    expect(byPhoneOnly.map(({ kind }) => kind)).toEqual(["last_call"]);
  });

  test("money: that it came, once, and nothing about the number any more", () => {
    expect(keysOf({ state: "paid" })).toEqual(["paid"]);
    expect(keysOf({ state: "refunded" })).toEqual([]);
  });

  test("late money: only what was decided, and 'paid' only once the shop holds it so", () => {
    const late = { state: "paid" as const, marks: ["late" as const] };
    expect(keysOf({ ...late, told: "closed" })).toEqual([]);
    expect(isLateMoneyOpen({ ...waiting, ...late })).toBe(true);
    expect(keysOf({ ...late, told: "paid" })).toEqual(["paid"]);
    for (const lateMoney of ["deciding", "fulfil", "refund", "credit"] as const)
      expect(keysOf({ ...late, lateMoney })).toEqual([`late:${lateMoney}`]);
  });

  test("money that differs, came twice, goes back, or has no account to go to: each its own", () => {
    expect(keysOf({ marks: ["short"] })).toEqual(["difference:short"]);
    expect(keysOf({ state: "paid", marks: ["over", "paid_twice"] })).toEqual([
      "paid",
      "paid_twice",
      "difference:over",
    ]);
    const refunds = [
      { id: "a", amount },
      { id: "b", amount },
    ];
    expect(keysOf({ state: "refunded", refunds })).toEqual(["refund:a", "refund:b"]);
    expect(keysOf({ state: "paid", bankForm: { id: "c", amount } })).toEqual(["paid", "bank_form:c"]);
  });

  test("has one key each, and never says pay while money is there", () => {
    const states = fc.constantFrom<PaymentState>(
      ...(["started", "awaiting_payment", "failed", "canceled", "expired"] as const),
      ...(["paid", "partially_refunded", "refunded"] as const),
    );
    const marks = fc.subarray<Mark>(["late", "short", "over", "wrong_currency", "paid_twice", "reversed"]);
    const told = fc.constantFrom<Story["told"]>("none", "pending", "paid", "closed");
    fc.assert(
      fc.property(states, marks, told, (state, found, heard) => {
        const messages = messagesOf({ ...waiting, state, marks: found, told: heard });
        const keys = messages.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        if (messages.some(({ kind }) => saysPay(kind)))
          expect([state, found]).toEqual(["awaiting_payment", []]);
      }),
    );
  });
});
