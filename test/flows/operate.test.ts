import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verbs } from "../../scripts/operate/verbs.ts";
import { auditOf, differingBy, hearOfMoney } from "../support/by-hand.ts";
import { bogota, documents, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import type { Ran } from "../support/operate.ts";
import { issue, payAtCounter, paymentOf, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
let folder = "";
beforeAll(async () => {
  world = await startFlowWorld();
  folder = mkdtempSync(join(tmpdir(), "recaudo-operate-"));
});
afterAll(async () => {
  await checkInvariants({ pool: world.pool, shopify: world.shopify, mercadoPago: world.mercadoPago });
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The real process, with the app's settings in its environment. */
function operate(args: readonly string[], changes: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const { DATABASE_URL, SEALING_KEYS, SESSION_SECRET } = world.container.env;
  const app = { DATABASE_URL, SEALING_KEYS, SESSION_SECRET };
  const shopify = { SHOPIFY_PAYMENTS_API_KEY: "test-key", SHOPIFY_PAYMENTS_API_SECRET: "test-secret" };
  const common = { NODE_ENV: "test" as const, PATH: process.env["PATH"] };
  const env = { ...common, ...world.env, ...app, ...shopify, ...changes };
  const child = spawn(process.execPath, ["scripts/operate.ts", ...args], { env });
  let out = "";
  let problem = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (problem += chunk.toString()));
  return new Promise((done) => child.once("close", (code) => done({ code: code ?? -1, out, problem })));
}

test("lost money is found by one command, and the order turns paid", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.dropWebhooks = true;
  await payAtCounter(world, token);
  world.mercadoPago.faults.dropWebhooks = false;
  const ran = await operate(["sync", session.id, "--as", "luis", "--reason", "the shopper called"]);
  expect(ran).toMatchObject({ code: 0, problem: "" });
  expect(ran.out).toContain("Try 1 at mercado-pago: it says that it was paid.");
  expect(ran.out).toContain("It was awaiting_payment and is paid now.");
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await auditOf(world, token)).toEqual(["luis sync"]);
});

test("a proof with a file is taken when somebody insists, listed as an exception, given away and ended", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const asked = await paymentOf(world, token);
  const file = join(folder, "receipt.pdf");
  writeFileSync(file, "%PDF-1.7 an invented receipt");
  const amount = (asked.amount.minor / 100n).toString();
  const args = [
    "confirm",
    session.id,
    "--amount",
    amount,
    "--reference",
    "R-1",
    "--file",
    file,
    "--as",
    "ana",
  ];
  const first = await operate(args);
  expect(first.code).toBe(1);
  expect(first.problem).toContain("it still waits for the money");
  expect(first.problem).toContain("--insist");
  expect((await operate([...args, "--insist"])).code).toBe(0);
  const listed = await operate(["exceptions"]);
  const id = /^([0-9a-f]{8}) .*confirmed_by_hand/m.exec(listed.out)?.[1] ?? "";
  expect(listed.out).toMatch(/^id +due +kind +advice +owner +shop +payment$/m);
  expect((await operate(["assign", id, "luis"])).code).toBe(0);
  const talked = await operate(["resolve", id, "cleared"]);
  expect(talked).toMatchObject({ code: 1 });
  expect(talked.problem).toContain("--note");
  expect((await operate(["resolve", id, "cleared", "--note", "seen in the bank"])).code).toBe(0);
  expect((await operate(["exceptions"])).out).toBe("Nothing waits for a decision.\n");
});

test("a payment is shown with exact amounts, times in UTC and on the shopper's wall, and no personal data", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const { amount } = await paymentOf(world, token);
  await hearOfMoney(world, token, differingBy(amount, -100n));
  expect((await operate(["accept", session.id, "--reason", "it is near enough"])).code).toBe(0);
  const { out, code } = await operate(["payment", session.id]);
  expect(code).toBe(0);
  const voucher = await voucherOf(world, token);
  for (const wanted of [
    session.id,
    bogota,
    "confirmed",
    "webhook",
    "gateway_receivable",
    "accept",
    "near enough",
  ])
    expect(out).toContain(wanted);
  expect(out).toContain(voucher.gatewayPaymentId);
  expect(out).toContain(voucher.externalReference);
  expect(out).toMatch(/asked +\d+\.\d\d COP/);
  expect(out).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC \(\d\d:\d\d Bogota\)/);
  const buyer = await world.container.payments.buyerOf(voucher.shopId, voucher.paymentId);
  for (const personal of [buyer.email, buyer.lastName, documents.efecty.documentNumber, token])
    if (personal) expect(out).not.toContain(personal);
  await world.jobs.run();
});

test("a number is extended, made anew and canceled from the command line", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  expect((await operate(["extend", session.id])).out).toContain("The same number can be paid until");
  const reissued = await operate(["reissue", session.id, "--reason", "the shopper lost it"]);
  expect(reissued.out).toContain("A new number until");
  await world.jobs.run();
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 2, status: "issued" });
  expect((await operate(["cancel", session.id])).code).toBe(0);
  const again = await operate(["cancel", session.id]);
  expect(again.code).toBe(1);
  expect(again.problem).toContain("No number is open");
  await world.jobs.run();
});

test("what cannot be understood says how to write it and ends with 2, and an unknown payment with 1", async () => {
  const { session } = await issue(world, { shop: bogota }, "efecty");
  const wrong = await operate(["confirm", session.id, "--amount", "1,000.00", "--reference", "x"]);
  expect(wrong).toMatchObject({ code: 2, out: "" });
  expect(wrong.problem).toContain("no thousands marks");
  expect((await operate(["extend", session.id, "--until", "tomorrow"])).code).toBe(2);
  expect((await operate(["payment"])).code).toBe(2);
  expect((await operate(["dance"])).code).toBe(2);
  expect((await operate(["payment", "no-such-session"])).code).toBe(1);
});

test("a setting that is missing is named, a database that is away ends with 3, and neither prints a secret", async () => {
  const missing = await operate(["exceptions"], { SEALING_KEYS: "" });
  expect(missing.code).toBe(3);
  expect(missing.problem).toContain("SEALING_KEYS");
  const away = await operate(["exceptions"], {
    DATABASE_URL: "postgresql://u:canary-password@127.0.0.1:1/x",
  });
  expect(away.code).toBe(3);
  expect(away.problem + away.out).not.toContain("canary-password");
});

test("every verb explains itself, and what gave up is listed", async () => {
  const overview = await operate(["--help"]);
  const helps = await Promise.all(verbs.slice(0, 4).map(({ name }) => operate([name, "--help"])));
  for (const verb of verbs) expect(overview.out).toContain(verb.about);
  for (const help of helps) expect(help).toMatchObject({ code: 0, problem: "" });
  expect((await operate(["retry"])).out).toBe("Nothing gave up.\n");
});
