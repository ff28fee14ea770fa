import { afterAll, beforeAll, expect, test } from "vitest";
import { proofLimits } from "../../app/domain/proof.ts";
import { proofFileSeal } from "../../app/store/proof-rows.ts";
import { createSealedBox, parseKeyRing } from "../../app/lib/sealed-box.ts";
import { ana, auditOf, differingBy, exceptionsOf, hearOfMoney, prove } from "../support/by-hand.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { alertsOf, checkOut, count, issue, payAtCounter, paymentOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(async () => {
  await checkInvariants({ pool: world.pool, shopify: world.shopify, mercadoPago: world.mercadoPago });
  await world.close();
});

const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.from("an invented receipt"),
]);

test("a gateway that still waits is believed until the merchant insists; then the order turns paid and finance sees it", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const first = await prove(world, token);
  expect(first).toMatchObject({ ok: false, error: { kind: "gateway_disagrees" } });
  expect(await count(world, "proof")).toBe(0);

  const file = { name: "receipt.png", bytes: png };
  expect(await prove(world, token, { insists: true, file })).toMatchObject({
    ok: true,
    value: { by: "merchant" },
  });
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await exceptionsOf(world, token)).toEqual(["confirmed_by_hand"]);
  expect(await alertsOf(world)).toContain("confirmed_by_hand");
  const { rows } = await world.pool.query(
    "select actor, verb, reason, before, after from audit_entry where payment_id is not null",
  );
  expect(rows).toMatchObject([
    {
      actor: ana.actor,
      verb: "confirm",
      reason: ana.reason,
      before: { state: "awaiting_payment" },
      after: { state: "paid", said_by: "merchant" },
    },
  ]);
  expect(await prove(world, token, { insists: true })).toMatchObject({
    error: { kind: "already_confirmed" },
  });

  // The gateway telling the same later is the same fact, and ends what finance was to look at.
  const { amount } = await paymentOf(world, token);
  await hearOfMoney(world, token, amount);
  expect((await paymentOf(world, token)).marks).toEqual([]);
  expect(await count(world, "fact where kind = 'confirmed'")).toBe(1);
  expect(await exceptionsOf(world, token)).toEqual([]);
  expect(await alertsOf(world)).toEqual([]);
});

test("the file of a proof is sealed at rest and opens only in its own row", async () => {
  const { rows } = await world.pool.query<{ id: string; shop_id: string; file: string; media_type: string }>(
    "select id, shop_id, file, media_type from proof where file is not null",
  );
  const [proof] = rows;
  if (!proof) throw new Error("no proof with a file");
  expect(proof.media_type).toBe("image/png");
  expect(proof.file).not.toContain(png.toString("base64"));
  const ring = parseKeyRing(world.container.env.SEALING_KEYS);
  if (!ring.ok) throw new Error("no keys");
  const box = createSealedBox(ring.value);
  const { id, shop_id: shopId } = proof;
  expect(box.open(proof.file, proofFileSeal(shopId, id))).toEqual({
    ok: true,
    value: png.toString("base64"),
  });
  expect(box.open(proof.file, proofFileSeal(shopId, "another")).ok).toBe(false);
  expect(box.open(proof.file, proofFileSeal("another", id)).ok).toBe(false);
});

test("the gateway telling another amount than the merchant proved is an alert, and the first stands", async () => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  const { amount } = await paymentOf(world, token);
  await prove(world, token, { insists: true });
  await hearOfMoney(world, token, differingBy(amount, -100n));
  expect(await alertsOf(world)).toEqual(expect.arrayContaining(["confirmed_by_hand", "payment_difference"]));
  expect((await paymentOf(world, token)).state).toBe("paid");
  expect(await exceptionsOf(world, token)).toEqual(["confirmed_by_hand"]);
  await world.pool.query("update alert set resolved_at = now()");
});

test("money the gateway knows and never told is found by asking it first, and recorded as its own word", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  world.mercadoPago.faults.dropWebhooks = true;
  await payAtCounter(world, token);
  world.mercadoPago.faults.dropWebhooks = false;
  expect(await prove(world, token)).toEqual({ ok: true, value: { by: "gateway" } });
  await world.jobs.run();
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PAID");
  expect(await exceptionsOf(world, token)).toEqual([]);
  expect(await auditOf(world, token)).toEqual(["ana confirm"]);
});

test("less than asked, proved by hand, gets the same mark as from anyone and the shop is not told", async () => {
  const { session, token } = await issue(world, { shop: bogota }, "efecty");
  const { amount } = await paymentOf(world, token);
  await prove(world, token, { insists: true, amount: differingBy(amount, -100n) });
  await world.jobs.run();
  expect((await paymentOf(world, token)).marks).toEqual(["short"]);
  expect(world.shopify.orderOf(session.id)?.financialStatus).toBe("PENDING");
});

test.each([
  ["no reference", { reference: "" }, "reference_missing"],
  ["neither note nor file", { note: null }, "note_or_file_missing"],
  [
    "a file that is neither picture nor PDF",
    { file: { name: "x.png", bytes: Buffer.from("MZ\u0090") } },
    "file_not_a_proof",
  ],
  [
    "a file that is too large",
    { file: { name: "x.png", bytes: Buffer.concat([png, Buffer.alloc(proofLimits.fileBytes)]) } },
    "file_too_large",
  ],
  ["the gateway's number of another payment", { gatewayPaymentId: "12345" }, "gateway_number_of_another"],
] as const)("a proof with %s is refused", async (_, more, kind) => {
  const { token } = await issue(world, { shop: bogota }, "efecty");
  expect(await prove(world, token, { ...more, insists: true })).toMatchObject({ ok: false, error: { kind } });
});

test("a payment without a voucher has nothing that money could have come in on", async () => {
  const { token } = await checkOut(world, { shop: bogota });
  expect(await prove(world, token, { insists: true })).toMatchObject({ error: { kind: "no_voucher_yet" } });
});
