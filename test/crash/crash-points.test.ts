import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { crashPoints, type CrashPoint } from "../../app/ports/probe.ts";
import { checkInvariants } from "../support/invariants.ts";
import { startWorld, type World } from "../support/processes.ts";
import { orderCrashes } from "./order-crashes.ts";
import { passLeases } from "./pass-time.ts";
import {
  askVoucher,
  isPaid,
  isPending,
  isQuiet,
  isRefunded,
  openSession,
  payAtCounter,
  steps,
  tokenOf,
  type PaymentLife,
  type Step,
} from "./payment-life.ts";

interface Crash {
  readonly point: CrashPoint;
  readonly role: "web" | "worker";
  /** What is under way when the process dies. */
  readonly during: Step;
}

const crashes: readonly Crash[] = [
  { point: "session-stored", role: "web", during: "session" },
  { point: "voucher-asked", role: "web", during: "voucher" },
  { point: "voucher-claimed", role: "worker", during: "voucher" },
  { point: "gateway-answered-voucher", role: "worker", during: "voucher" },
  { point: "facts-before-commit", role: "worker", during: "voucher" },
  { point: "facts-committed", role: "worker", during: "voucher" },
  { point: "shop-answered", role: "worker", during: "voucher" },
  { point: "message-taken", role: "worker", during: "voucher" },
  { point: "message-handed-over", role: "worker", during: "voucher" },
  { point: "inbox-stored", role: "web", during: "payment" },
  { point: "inbox-claimed", role: "worker", during: "payment" },
  { point: "gateway-answered-look-up", role: "worker", during: "payment" },
  { point: "facts-before-commit", role: "worker", during: "payment" },
  { point: "facts-committed", role: "worker", during: "payment" },
  { point: "sync-claimed", role: "worker", during: "payment" },
  { point: "shop-answered", role: "worker", during: "payment" },
  { point: "shop-told", role: "worker", during: "payment" },
  { point: "request-stored", role: "web", during: "refund" },
  { point: "refund-stored", role: "worker", during: "refund" },
  { point: "refund-claimed", role: "worker", during: "refund" },
  { point: "gateway-answered-refund", role: "worker", during: "refund" },
  { point: "facts-before-commit", role: "worker", during: "refund" },
  { point: "facts-committed", role: "worker", during: "refund" },
];

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());
afterEach(() => checkInvariants(world));

test("every crash point has its test", () => {
  const tested = new Set([...crashes, ...orderCrashes].map(({ point }) => point));
  expect([...tested].sort()).toEqual([...crashPoints].sort());
});

describe.each(crashes)("the $role process dies at $point, with the $during under way", (crash) => {
  test("after a restart the order is paid once and refunded once, with one voucher, and nothing is lost", async () => {
    const before = counts(world);
    const life = await live(world, crash, async () => {
      await passLeases(world);
      await world[crash.role].start();
    });
    const { rows } = await world.pool.query<{ kind: string }>(
      "select fact.kind from fact join payment on payment.id = fact.payment_id where payment.token = $1 order by fact.id",
      [life.token],
    );
    expect(rows.map(({ kind }) => kind)).toEqual(["voucher_issued", "confirmed", "refunded"]);
    const numberMails = world.mailbox.mails().filter(({ text }) => text.includes(life.token));
    const asking = numberMails.filter(({ subject }) => subject.startsWith("Paga"));
    expect(asking.length).toBeLessThanOrEqual(1);
    const applied = world.shopify.state.calls
      .filter((call) => call.outcome === "applied")
      .slice(before.applied);
    expect(applied.map((call) => call.mutation)).toEqual([
      "paymentSessionPending",
      "paymentSessionResolve",
      "refundSessionResolve",
    ]);
    const issued = world.mercadoPago.payments().slice(before.vouchers);
    expect(issued.map(({ status, refunds }) => ({ status, refunds: refunds.length }))).toEqual([
      { status: "refunded", refunds: 1 },
    ]);
  });
});

function counts({ shopify, mercadoPago }: World): { applied: number; vouchers: number } {
  const applied = shopify.state.calls.filter((call) => call.outcome === "applied").length;
  return { applied, vouchers: mercadoPago.payments().length };
}

/** A payment from checkout to refund, with the crash where the table says and the way back that follows it. */
async function live(on: World, crash: Crash, comeBack: () => Promise<void>): Promise<PaymentLife> {
  const dieAndComeBack = async (): Promise<void> => {
    expect(await on[crash.role].died()).toBe("SIGKILL");
    await comeBack();
  };
  let life: PaymentLife | null = null;
  for (const step of steps) {
    const isCrashing = step === crash.during;
    if (isCrashing) await arm(on, crash);
    life = await takeStep(on, step, life, isCrashing ? dieAndComeBack : () => Promise.resolve());
  }
  await isQuiet(on);
  if (!life) throw new Error("a life without steps");
  return life;
}

async function arm(on: World, { point, role }: Crash): Promise<void> {
  await isQuiet(on);
  await on[role].kill();
  await on[role].start({ crashAt: `${point}:1` });
}

/** Does one step; the crash comes while its work is under way, and only then is its end waited for. */
async function takeStep(
  on: World,
  step: Step,
  life: PaymentLife | null,
  crash: () => Promise<void>,
): Promise<PaymentLife> {
  if (life === null) {
    const [session] = await Promise.all([openSession(on), crash()]);
    return { session, token: await tokenOf(on, session) };
  }
  if (step === "voucher") {
    await Promise.all([askVoucher(on, life.token), crash()]);
    await isPending(on, life);
  }
  if (step === "payment") {
    await payAtCounter(on, life.token);
    await crash();
    await isPaid(on, life);
  }
  if (step === "refund") {
    await Promise.all([on.shopify.move("refund", life.session.id), crash()]);
    await isRefunded(on, life);
  }
  return life;
}
