import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createRefundPages } from "../../app/server/refund-pages.ts";
import { differingBy, hearOfMoney } from "../support/by-hand.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { operateIn } from "../support/operate.ts";
import { auditOf, exceptionsOf, payFor, refundsOf } from "../support/refunds.ts";
import { issue, payAtCounter, paymentOf, voucherOf, webhooksSettled } from "../support/shopper.ts";

let world: FlowWorld;
let operate: ReturnType<typeof operateIn>;
beforeAll(async () => {
  world = await startFlowWorld();
  operate = operateIn(world);
});
afterEach(async () => {
  await world.jobs.run();
  await checkInvariants(world);
});
afterAll(() => world.close());

async function rings(what: () => unknown): Promise<void> {
  const before = world.mercadoPago.webhooks().length;
  what();
  await webhooksSettled(world, before);
  await world.jobs.run();
}

/** The id that `refunds` lists for a payment. */
async function listedId(sessionId: string): Promise<string> {
  const line = (await operate(["refunds"])).out.split("\n").find((each) => each.includes(sessionId));
  return /^[0-9a-f]{8}(?= )/.exec(line ?? "")?.[0] ?? "";
}

const form = {
  holder: "Canaria Delcanto",
  documentType: "DNI",
  documentNumber: "45119119",
  bank: "Banco de Ejemplo",
  accountType: "",
  accountNumber: "011-366-000100032542-21",
};

test("what was paid a second time goes back by one command, and a second click finds nothing", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const first = await voucherOf(world, token);
  await rings(() => world.mercadoPago.expire(Number(first.gatewayPaymentId)));
  expect(await operate(["reissue", session.id])).toMatchObject({ code: 0 });
  await world.jobs.run();
  await payAtCounter(world, token);
  await world.jobs.run();
  const tooEarly = await operate(["refund", "second", session.id]);
  expect(tooEarly).toMatchObject({ code: 1, out: "" });
  expect(tooEarly.problem).toContain("No second payment of it is left");
  await rings(() => world.mercadoPago.pay(first.details.reference ?? "", { late: true }));
  const given = await operate(["refund", "second", session.id, "--as", "marta"]);
  expect(given).toMatchObject({ code: 0, problem: "" });
  expect(await operate(["refund", "second", session.id])).toMatchObject({ code: 1 });
  await world.jobs.run();
  const done = { state: "done", reason: "paid_twice", gateway_payment_id: first.gatewayPaymentId };
  expect(await refundsOf(world, token)).toMatchObject([done]);
  expect(await auditOf(world, token)).toContain("marta refund");
});

test("a refund on its way is listed, looked at now by its id, and named in the audit", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  expect((await operate(["refund", "excess", session.id])).problem).toContain(
    "Nothing above the asked amount",
  );
  expect((await operate(["refund", session.id])).code).toBe(2);
  expect((await operate(["refunds"])).out).toBe("No money is on its way back.\n");
  expect((await operate(["retry", "refund", "--all"])).out).toContain("No money is on its way back");
  await hearOfMoney(world, token, differingBy((await paymentOf(world, token)).amount, 100n));
  expect(await operate(["refund", "excess", session.id, "--as", "marta"])).toMatchObject({ code: 0 });
  const id = await listedId(session.id);
  expect(id).not.toBe("");
  await world.pool.query("update refund set next_check_at = now() + interval '1 day' where state = 'asked'");
  expect(await operate(["retry", "refund", "not-there"])).toMatchObject({ code: 1, out: "" });
  expect((await operate(["retry", "refund"])).code).toBe(2);
  const looked = await operate(["retry", "refund", id, "--as", "luis", "--reason", "the buyer called"]);
  expect(looked).toMatchObject({ code: 0, problem: "" });
  expect(await operate(["retry", "refund", "--all"])).toMatchObject({ code: 0 });
  expect(await auditOf(world, token)).toContain("luis check_refund");
  const due = await world.pool.query(
    "select id from refund where state = 'asked' and next_check_at <= now()",
  );
  expect(due.rowCount).toBe(1);
});

test("a refund by hand goes from the buyer's link to its proof, each step by a named person", async () => {
  const { session, token } = await payFor(world, lima, "pagoefectivo");
  expect((await operate(["desk", "open", session.id])).problem).toContain("--amount is missing");
  const tooMuch = await operate(["desk", "open", session.id, "--amount", "900000.00"]);
  expect(tooMuch.problem).toContain("more than is left");
  const args = ["desk", "open", session.id, "--amount", "189.00", "--as", "marta"];
  const { out, code } = await operate(args);
  expect(code).toBe(0);
  const link = /\/refund\/([\w-]{22})$/m.exec(out)?.[1] ?? "";
  expect((await operate(args)).problem).toContain("open already");
  const id = await listedId(session.id);
  expect((await operate(["desk", "read", id])).problem).toContain("has not filled in the form yet");

  expect((await createRefundPages(world.container).sendBankAccount(link, form)).ok).toBe(true);
  const read = await operate(["desk", "read", id, "--as", "luis"]);
  expect(read.out).toContain("Canaria Delcanto, DNI 45119119");
  expect(read.out).toContain("01136600010003254221");
  expect((await operate(["refunds"])).out).not.toContain("Canaria");
  const finish = ["desk", "finish", id, "--reference", "OP-7731", "--as", "marta"];
  expect((await operate([...finish, "--amount", "188.00", "--note", "sent"])).problem).toContain(
    "exactly the amount",
  );
  expect((await operate([...finish, "--amount", "189.00"])).problem).toContain("--note");
  expect(await operate([...finish, "--amount", "189.00", "--note", "sent"])).toMatchObject({
    code: 0,
    problem: "",
  });
  expect(await operate([...finish, "--amount", "189.00", "--note", "sent"])).toMatchObject({ code: 1 });
  expect(await exceptionsOf(world, token)).toEqual([]);
  const acts = ["marta open_cash_refund", "luis read_bank_account", "marta finish_cash_refund"];
  expect(await auditOf(world, token)).toEqual(acts);
});

test("a refund by hand is taken back with a reason, and what is no step of it says which there are", async () => {
  const { session, token } = await payFor(world, lima, "pagoefectivo");
  expect(await operate(["desk", "open", session.id, "--amount", "50.00"])).toMatchObject({ code: 0 });
  const id = await listedId(session.id);
  expect((await operate(["desk", "cancel", id])).problem).toContain("--reason is missing");
  expect(await operate(["desk", "cancel", id, "--reason", "wants credit"])).toMatchObject({ code: 0 });
  expect((await operate(["desk", "cancel", id, "--reason", "again"])).problem).toContain(
    "npm run operate -- refunds",
  );
  expect(await operate(["desk", "toString"])).toMatchObject({ code: 2 });
  expect((await operate(["desk"])).problem).toContain("desk open, read, finish or cancel");
  expect(await exceptionsOf(world, token)).toEqual([]);
});
