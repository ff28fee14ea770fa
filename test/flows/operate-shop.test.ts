import { afterAll, beforeAll, expect, test } from "vitest";
import { bogota, documents, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { addAccount, keysOf } from "../support/more-accounts.ts";
import { operateIn } from "../support/operate.ts";
import { askVoucher, checkOut, count, voucherOf } from "../support/shopper.ts";

let world: FlowWorld;
let operate: ReturnType<typeof operateIn>;
beforeAll(async () => {
  world = await startFlowWorld();
  operate = operateIn(world);
  await addAccount(world, lima, "pagoefectivo", keysOf.pagoEfectivo, 5);
});
afterAll(async () => {
  await checkInvariants(world);
  await world.close();
});

/** The id that a list shows in the line with all these words. */
async function listedId(verb: string, ...words: readonly string[]): Promise<string> {
  const lines = (await operate([verb])).out.split("\n");
  const line = lines.find((each) => words.every((word) => each.includes(word)));
  return /^[0-9a-f]{8}(?= )/.exec(line ?? "")?.[0] ?? "";
}

async function acts(verb: string) {
  const { rows } = await world.pool.query<{ actor: string; reason: string | null }>(
    "select actor, reason, before, after from audit_entry where verb = $1 order by id",
    [verb],
  );
  return rows;
}

test("a dry run says in words which account would take a payment and why not the others, and writes nothing", async () => {
  const ran = await operate(["route", "pagoefectivo", "200.00", "PEN", "--shop", lima]);
  expect(ran).toMatchObject({ code: 0, problem: "" });
  const [, , first = "", second = ""] = ran.out.split("\n");
  expect(first).toMatch(/ mercado-pago +live +PE +0 +\S+/);
  expect(second).toMatch(/ pagoefectivo +live +PE +5 +\S+/);
  const test = await operate(["route", "efecty", "50000.00", "COP", "--shop", bogota, "--test"]);
  expect(test.out).toMatch(/ test +CO /);
  expect(await count(world, "voucher")).toBe(0);
});

test("a dry run that cannot be read says how to write it", async () => {
  const ask = (...words: string[]) => operate(["route", ...words, "--shop", lima]);
  expect((await ask()).problem).toContain("efecty, pagoefectivo");
  expect((await ask("efecty", "1,000.00", "COP")).problem).toContain("route efecty 125000.50 COP");
  expect((await ask("efecty", "100.00")).code).toBe(2);
  expect(await ask("efecty", "10.00", "PEN")).toMatchObject({ code: 1 });
  expect((await operate(["route", "efecty", "50000.00", "COP"])).problem).toContain("--shop <domain>");
  expect((await operate(["route", "efecty", "100.00", "COP", "--shop", "nobody"])).problem).toContain(
    "No shop is called",
  );
});

test("the order of a shop's gateways is listed and changed by a named person; nonsense changes nothing", async () => {
  const id = await listedId("priority", lima, "pagoefectivo");
  const before = (await acts("set_account_priority")).length;
  expect((await operate(["priority", id, "first"])).problem).toContain("from 0 to 1000");
  expect((await operate(["priority", id])).problem).toContain("from 0 to 1000");
  expect((await operate(["priority", "ffffffff", "1"])).problem).toContain("npm run operate -- priority");
  expect(await acts("set_account_priority")).toHaveLength(before);
  expect(await operate(["priority", id, "0", "--as", "rosa"])).toMatchObject({ code: 0 });
  const act = { actor: "rosa", before: { priority: 5 }, after: { priority: 0 } };
  expect((await acts("set_account_priority")).at(-1)).toMatchObject(act);
  expect(await operate(["priority", id, "5"])).toMatchObject({ code: 0 });
});

test("an unclear number is settled by who looked, says where, and the shopper gets another", async () => {
  const other = await listedId("priority", lima, "mercado-pago");
  await operate(["priority", other, "9"]);
  const { session, token } = await checkOut(world, { shop: lima });
  const nothing = await operate(["unclear", session.id, "--reason", "its panel"]);
  expect(nothing.problem).toContain("No number of it is unclear");
  await askVoucher(world, token, "pagoefectivo");
  world.pagoEfectivo.faults.add({ kind: "reset_after", method: "POST", path: /^\/v1\/cips$/, times: 1 });
  await world.jobs.run();
  expect((await operate(["unclear", session.id])).problem).toContain("--reason is missing");
  const settled = await operate(["unclear", session.id, "--reason", "not in its panel", "--as", "rosa"]);
  expect(settled).toMatchObject({ code: 0, problem: "" });
  expect(await acts("settle_unclear_voucher")).toMatchObject([{ actor: "rosa", reason: "not in its panel" }]);
  expect((await operate(["exceptions"])).out).toBe("Nothing waits for a decision.\n");
  await world.pages.requestVoucher(token, { method: "pagoefectivo", ...documents.pagoefectivo });
  await world.jobs.run();
  expect(await voucherOf(world, token)).toMatchObject({ attempt: 2, status: "issued" });
});

test("a shop's settings are shown, and what is named is changed by a named person with a reason", async () => {
  expect((await operate(["settings"])).out).toMatch(
    new RegExp(`${bogota} +hold +as door and gateway allow +any`),
  );
  const change = [
    "settings",
    "--shop",
    bogota,
    "--late-money",
    "refund",
    "--voucher-life",
    "48",
    "--as",
    "ana",
  ];
  const saved = await operate([...change, "--reason", "the owner wrote"]);
  expect(saved.out).toMatch(/refund +48 h +any/);
  expect((await operate(["settings", "--shop", bogota, "--refunds", "needed"])).out).toMatch(
    /refund +48 h +needed/,
  );
  expect((await operate(["settings", "--shop", bogota, "--voucher-life", "none"])).out).toContain("as door");
  const [first] = await acts("save_settings");
  expect(first).toMatchObject({ actor: "ana", reason: "the owner wrote" });
});

test("settings that are no settings are refused with what is possible, and one shop must be named", async () => {
  const before = (await acts("save_settings")).length;
  const set = (...args: string[]) => operate(["settings", "--shop", bogota, ...args]);
  expect((await set("--late-money", "keep")).problem).toContain("fulfil, hold, refund or credit");
  expect((await set("--voucher-life", "5")).problem).toContain("6 to 720");
  expect((await set("--voucher-life", "2.5")).code).toBe(2);
  expect((await set("--refunds", "yes")).code).toBe(2);
  expect((await operate(["settings", "--late-money", "hold"])).problem).toContain("--shop <domain>");
  expect(await acts("save_settings")).toHaveLength(before);
});

test("a webhook address is rung at now, by a named person, and what came of it is listed", async () => {
  const id = await listedId("webhooks", bogota, " live ");
  const probed = await operate(["webhooks", "probe", id, "--as", "luis", "--reason", "new certificate"]);
  expect(probed).toMatchObject({ code: 0, problem: "" });
  expect(probed.out).toContain("leads here");
  expect((await operate(["webhooks"])).out).toMatch(
    new RegExp(`^${id} +${bogota} +mercado-pago +live +ok `, "m"),
  );
  const act = { actor: "luis", reason: "new certificate", after: { outcome: "ok" } };
  expect(await acts("probe_webhook")).toMatchObject([act]);
  expect((await operate(["webhooks", "probe"])).code).toBe(2);
  expect((await operate(["webhooks", "prod"])).problem).toContain("probe <account id>");
});

test("a webhook address that leads to somebody else is a failure with advice, and kept as the outcome", async () => {
  const id = await listedId("webhooks", bogota, " live ");
  const strange = {
    ...world,
    container: { ...world.container, prober: { probe: () => Promise.resolve("other_key" as const) } },
  };
  const probed = await operateIn(strange)(["webhooks", "probe", id]);
  expect(probed).toMatchObject({ code: 1, out: "" });
  expect(probed.problem).toContain("another SESSION_SECRET");
  expect((await operate(["webhooks"])).out).toContain("other_key");
});

test("messages are switched off and on by a named person, previewed, and printed for Meta's approval", async () => {
  expect((await operate(["messages", "--shop", bogota, "--off", "paid, checking"])).out).toMatch(/checking/);
  expect(await acts("save_message_settings")).toMatchObject([{ after: { switched_off: "paid checking" } }]);
  expect((await operate(["messages", "--shop", bogota, "--off", ""])).out).toContain("none");
  expect(await operate(["messages", "--shop", bogota, "--off", "withdrawn"])).toMatchObject({ code: 1 });
  expect((await operate(["messages", "--off", "paid"])).problem).toContain("--shop");
  const shown = await operate(["messages", "preview", "issued", "--shop", lima, "--language", "en"]);
  expect(shown.out).toMatch(/--- email: Pay S\/.129\.90 [\s\S]*--- whatsapp\n/);
  expect(await operate(["messages", "preview", "all", "--shop", lima])).toMatchObject({ code: 1 });
  const printed = (await operate(["messages", "templates"])).out.trim().split("\n");
  expect(printed).toHaveLength(48);
  expect(JSON.parse(printed[0] ?? "")).toMatchObject({ category: "UTILITY", name: "recaudo_link" });
});
