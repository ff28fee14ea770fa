import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Money } from "../../app/domain/money.ts";
import type { Door, ShopMessage, ShopRef } from "../../app/ports/platform.ts";
import { pendingUntil } from "./door-messages.ts";

/** Faults a shop platform can have; each hits the next call only. */
export type DoorFault = "answers_500" | "breaks_before" | "breaks_after" | "throttles";

/** A payment as the platform's own side sees it. */
export interface PlatformPayment {
  readonly gid: string;
  /** Our own id of it. */
  readonly id: string;
  readonly amount: Money;
  state(): "open" | "pending" | "paid" | "closed";
  /** How often a message of that kind had an effect there. */
  applied(verb: "resolve" | "reject"): number;
}

/** What a door's author writes; the promises below come with it. */
export interface DoorHarness {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  readonly door: () => Door;
  readonly shop: () => ShopRef;
  /** A shopper at the platform's checkout. */
  startPayment(): Promise<PlatformPayment>;
  /** Of a payment that never was. */
  readonly unknownGid: string;
  /** Whether the platform bounds how long it is asked to wait. */
  readonly boundsWait: boolean;
  /** The shop asks for the payment's money back; left out where a shop asks for none through the door. */
  startRefund?(
    payment: PlatformPayment,
  ): Promise<{ readonly gid: string; state(): "open" | "done" | "rejected" }>;
  breakNextCall(fault: DoorFault): void;
  clearFaults(): void;
  /** The app's right to speak ends; it can be renewed. */
  expireTokens(): void;
}

const soon = (): Date => new Date(Date.now() + 48 * 3_600_000);

const pending = ({ gid }: PlatformPayment): ShopMessage => pendingUntil(gid, soon());
const about = ({ gid: paymentGid, id: paymentId, amount }: PlatformPayment) => ({
  paymentGid,
  paymentId,
  amount,
});
const resolve = (payment: PlatformPayment): ShopMessage => ({ verb: "resolve", ...about(payment) });
const reject = (payment: PlatformPayment): ShopMessage => ({
  verb: "reject",
  ...about(payment),
  reason: "voucher_expired",
  merchantMessage: "The voucher ran out.",
});

/** Every promise a door makes to the flows. A door that passes may be put behind `ports/platform.ts`. */
export function runDoorContract(harness: DoorHarness): void {
  const tell: Tell = (message) => harness.door().tell(harness.shop(), message);

  describe(`${harness.name} as a door`, () => {
    beforeAll(() => harness.start());
    afterAll(() => harness.stop());
    afterEach(() => {
      harness.clearFaults();
    });
    describeTelling(harness, tell);
    describeFaults(harness, tell);
    if (harness.boundsWait) describeWaiting(harness, tell);
    if (harness.startRefund) describeRefunds(harness, harness.startRefund, tell);
  });
}

type Tell = (message: ShopMessage) => ReturnType<Door["tell"]>;

function describeTelling(harness: DoorHarness, tell: Tell): void {
  test("pending says where the shopper goes next, and may be told again", async () => {
    const payment = await harness.startPayment();
    const told = await tell(pending(payment));
    expect(told.ok && told.value.nextUrl).toMatch(/^https?:\/\//);
    expect(payment.state()).toBe("pending");
    expect((await tell(pending(payment))).ok).toBe(true);
  });

  test("paid is told once however often it is said", async () => {
    const payment = await harness.startPayment();
    await tell(pending(payment));
    for (let time = 0; time < 3; time += 1) expect((await tell(resolve(payment))).ok).toBe(true);
    expect(payment.state()).toBe("paid");
    expect(payment.applied("resolve")).toBe(1);
  });

  test.each([
    { name: "closed after paid", first: resolve, second: reject, state: "paid" },
    { name: "paid after closed", first: reject, second: resolve, state: "closed" },
  ])("$name is refused as the opposite and changes nothing", async ({ first, second, state }) => {
    const payment = await harness.startPayment();
    await tell(pending(payment));
    expect((await tell(first(payment))).ok).toBe(true);
    expect(await tell(second(payment))).toMatchObject({ ok: false, error: { kind: "opposite_final" } });
    expect(payment.state()).toBe(state);
  });
}

function describeWaiting(harness: DoorHarness, tell: Tell): void {
  test("a wait longer than the platform allows is out of range, and a shorter one is taken after it", async () => {
    const payment = await harness.startPayment();
    const waitFor = (days: number) =>
      tell(pendingUntil(payment.gid, new Date(Date.now() + days * 86_400_000)));
    const long = await waitFor(30);
    expect(!long.ok && long.error.kind).toBe("out_of_range");
    expect((await waitFor(1)).ok).toBe(true);
    expect(payment.state()).toBe("pending");
  });
}

function describeFaults(harness: DoorHarness, tell: Tell): void {
  test.each([
    { fault: "answers_500", kind: "unavailable" },
    { fault: "breaks_before", kind: "unavailable" },
    { fault: "throttles", kind: "throttled" },
  ] as const)("$fault is an error to try again after, and the next try works", async ({ fault, kind }) => {
    const payment = await harness.startPayment();
    harness.breakNextCall(fault);
    expect(await tell(resolve(payment))).toMatchObject({ ok: false, error: { kind } });
    expect((await tell(resolve(payment))).ok).toBe(true);
    expect(payment.applied("resolve")).toBe(1);
  });

  test("an answer lost on the way back costs a repeat, not a second effect", async () => {
    const payment = await harness.startPayment();
    harness.breakNextCall("breaks_after");
    expect((await tell(resolve(payment))).ok).toBe(false);
    expect((await tell(resolve(payment))).ok).toBe(true);
    expect(payment.applied("resolve")).toBe(1);
  });

  test("a right to speak that ended is renewed on the way", async () => {
    const payment = await harness.startPayment();
    harness.expireTokens();
    expect((await tell(resolve(payment))).ok).toBe(true);
  });

  test("a payment the platform does not know is an error, not a crash", async () => {
    const answer = await tell(resolve({ ...(await harness.startPayment()), gid: harness.unknownGid }));
    expect(answer.ok).toBe(false);
  });

  test("no error carries a token or a body", async () => {
    const payment = await harness.startPayment();
    harness.breakNextCall("answers_500");
    const answer = await tell(reject(payment));
    expect(JSON.stringify(answer)).not.toMatch(/shp(at|rt|ss)_|The voucher ran out/);
  });
}

function describeRefunds(
  harness: DoorHarness,
  startRefund: NonNullable<DoorHarness["startRefund"]>,
  tell: Tell,
): void {
  test.each(["refund_resolve", "refund_reject"] as const)("%s ends a refund once", async (verb) => {
    const payment = await harness.startPayment();
    await tell(resolve(payment));
    const refund = await startRefund(payment);
    const message: ShopMessage =
      verb === "refund_resolve"
        ? { verb, refundGid: refund.gid }
        : { verb, refundGid: refund.gid, merchantMessage: "Pay it back by bank transfer." };
    expect((await tell(message)).ok).toBe(true);
    expect((await tell(message)).ok).toBe(true);
    expect(refund.state()).toBe(verb === "refund_resolve" ? "done" : "rejected");
  });
}
