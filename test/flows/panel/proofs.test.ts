import type { AppLoadContext } from "@remix-run/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { loader } from "../../../app/routes/panel/proof.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../../support/flow-world.ts";
import { checkInvariants } from "../../support/invariants.ts";
import { handOn } from "../../support/merchant-hand.ts";
import { traceOf } from "../../support/one-act.ts";
import { contextOf, openPanelOf } from "../../support/panel.ts";
import { payFor } from "../../support/refunds.ts";
import { count, issue, paymentOf } from "../../support/shopper.ts";

let world: FlowWorld;
let ours: AppLoadContext;
let strangers: AppLoadContext;
beforeAll(async () => {
  world = await startFlowWorld();
  ours = contextOf(await openPanelOf(world, bogota));
  strangers = contextOf(await openPanelOf(world, lima));
});
afterEach(async () => {
  await world.jobs.run();
  await checkInvariants(world);
});
afterAll(() => world.close());

const pictures = {
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]),
  jpg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 9]),
  pdf: Buffer.from("%PDF-1.7 paid by Canaria Delcanto"),
};
/** A name that would break out of a header, or run, were it handed on. */
const wildName = 'Canaria "Delcanto"\r\nX: y.html';

/** A number that the merchant confirmed with this file. */
async function confirmWith(bytes: Buffer | null, shop = bogota) {
  const { session, token } = await issue(world, { shop }, shop === bogota ? "efecty" : "pagoefectivo");
  const hand = await handOn(world, token);
  const amount = shop === bogota ? "38900" : "189.00";
  const typed = { amount, reference: "4711", note: "she showed it to us", insists: "yes" };
  const answer = await hand.act("confirm", typed, bytes && { name: wildName, bytes });
  expect(answer).toMatchObject({ isDone: true, say: "confirmed_by_you" });
  const [proof] = (await hand.view()).proofs;
  if (!proof) throw new Error("no proof is shown");
  return { session, token, hand, proof };
}

/** What the panel's address of the file answers. */
async function ask(context: AppLoadContext, paymentId: string, proofId: string): Promise<Response> {
  const request = new Request("https://recaudo.example.com/");
  try {
    return await loader({ request, context, params: { paymentId, proofId } });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

const told = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers],
  body: await answer.text(),
});
const looks = (paymentId: string) => traceOf(world, paymentId, "read_proof");
const nobodys = "0199fdeb-7f1d-7000-8000-00000000dead";

describe("a proof", () => {
  test("is shown with who, when, how much, reference and note, and with a file only where there is one", async () => {
    const { hand, proof } = await confirmWith(null);
    expect(proof).toMatchObject({
      purpose: "confirm",
      amount: { minor: 3_890_000n, currency: "COP" },
      reference: "4711",
      note: "she showed it to us",
      fileName: null,
      isErased: false,
      addedBy: "staff 902541635",
    });
    expect((await ask(ours, hand.id, proof.id)).status).toBe(404);
    expect(await looks(hand.id)).toEqual([]);
  });

  test.each([
    ["png", "image/png"],
    ["jpg", "image/jpeg"],
    ["pdf", "application/pdf"],
  ] as const)(
    "that is a %s is handed out byte for byte, to be kept and never shown",
    async (suffix, type) => {
      const { hand, proof } = await confirmWith(pictures[suffix]);
      const answer = await ask(ours, hand.id, proof.id);
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(pictures[suffix]);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "cache-control": "no-store",
        "content-disposition": `attachment; filename="${proof.fileName}"`,
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "content-type": type,
        "x-content-type-options": "nosniff",
      });
      expect(proof.fileName).toMatch(new RegExp(`^proof-[0-9a-f]{12}\\.${suffix}$`));
    },
  );

  test("of a transfer that was made by hand is handed out as well", async () => {
    const { token } = await payFor(world, bogota, "efecty");
    const hand = await handOn(world, token);
    await hand.act("desk_open", { amount: "38900" });
    const thing = (await hand.view()).desk[0]?.id ?? "";
    const transfer = { thing, reference: "TRX 1" };
    await hand.act("desk_finish", transfer, { name: "transfer.pdf", bytes: pictures.pdf });
    const [proof] = (await hand.view()).proofs;
    expect(proof).toMatchObject({ purpose: "refund", reference: "TRX 1", note: null });
    const answer = await ask(ours, hand.id, proof?.id ?? "");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pictures.pdf);
  });

  test("leaves a line in the history for each look: who, and that it was a proof", async () => {
    const { hand, proof } = await confirmWith(pictures.png);
    await ask(ours, hand.id, proof.id);
    await ask(ours, hand.id, proof.id);
    const look = { actor: "staff 42", reason: null };
    expect(await looks(hand.id)).toEqual([look, look]);
    const { timeline } = await hand.view();
    expect(timeline.filter((entry) => entry.what === "act" && entry.verb === "read_proof")).toHaveLength(2);
  });

  test("of another shop, of another payment, or of nobody is as if it were not there, and no look is written", async () => {
    const mine = await confirmWith(pictures.png);
    const other = await confirmWith(pictures.pdf);
    const missing = await told(await ask(ours, mine.hand.id, nobodys));
    expect(missing).toMatchObject({ status: 404, body: "" });
    expect(await told(await ask(ours, mine.hand.id, other.proof.id))).toEqual(missing);
    expect(await told(await ask(strangers, mine.hand.id, mine.proof.id))).toEqual(missing);
    const theirs = await confirmWith(pictures.jpg, lima);
    expect(await told(await ask(strangers, theirs.hand.id, mine.proof.id))).toEqual(missing);
    expect(await told(await ask(ours, mine.hand.id, theirs.proof.id))).toEqual(missing);
    expect(await told(await ask(ours, "no id", "'; drop table proof"))).toEqual(missing);
    for (const { id } of [mine.hand, other.hand, theirs.hand]) expect(await looks(id)).toEqual([]);
  });

  test("does not leave under another type than its bytes have", async () => {
    const { hand, proof } = await confirmWith(pictures.png);
    await bypass(`update proof set media_type = 'text/html' where id = '${proof.id}'`);
    await expect(ask(ours, hand.id, proof.id)).rejects.toThrow("not of its stored type");
    expect(await looks(hand.id)).toEqual([]);
    await bypass(`update proof set media_type = 'image/png' where id = '${proof.id}'`);
  });

  test("cannot be changed or removed; of one only the file can be erased, and never put back", async () => {
    const { proof } = await confirmWith(pictures.png);
    const refused = /append-only/;
    const change = (what: string) => world.pool.query(`update proof set ${what} where id = '${proof.id}'`);
    const erased = "file = null, file_name = null";
    for (const what of ["note = 'other'", "file = null", "file = 'v1.x', file_name = null"])
      await expect(change(what)).rejects.toThrow(refused);
    for (const more of ["note = 'other'", "amount_minor = 1", "media_type = null", "added_by = 'x'"])
      await expect(change(`${erased}, ${more}`)).rejects.toThrow(refused);
    await expect(world.pool.query("delete from proof")).rejects.toThrow(refused);
    await expect(world.pool.query("truncate proof")).rejects.toThrow(refused);
    await change(erased);
    await expect(change("file = 'v1.x', file_name = 'x'")).rejects.toThrow(refused);
  });

  /** As somebody could who owns the database. */
  async function bypass(text: string): Promise<void> {
    await world.pool.query("alter table proof disable trigger all");
    await world.pool.query(text);
    await world.pool.query("alter table proof enable trigger all");
  }
});

describe("a person who is to be forgotten", () => {
  const kept = (paymentId: string) =>
    count(world, `proof where payment_id = '${paymentId}' and (file is not null or file_name is not null)`);

  test("is not named by a proof's file any more; what was proved, by whom and when stays", async () => {
    const mine = await confirmWith(pictures.pdf);
    const others = await confirmWith(pictures.pdf);
    const person = await personOf(mine.token);
    // Also when nothing but the file is left of them, we hold something of this person.
    await world.pool.query("update voucher set document = null where payment_id = $1", [mine.hand.id]);
    await world.pool.query("update payment set buyer = null where id = $1", [mine.hand.id]);
    expect(await world.container.people.list(bogota, person)).toEqual([mine.session.id]);
    expect(await world.container.people.redact(bogota, person)).toBe(1);
    expect(await world.container.people.list(bogota, person)).toEqual([]);
    expect(await kept(mine.hand.id)).toBe(0);
    expect(await kept(others.hand.id)).toBe(1);
    const { fileName: _, ...shown } = mine.proof;
    expect((await mine.hand.view()).proofs).toEqual([{ ...shown, fileName: null, isErased: true }]);
    expect((await ask(ours, mine.hand.id, mine.proof.id)).status).toBe(404);
    expect((await ask(ours, others.hand.id, others.proof.id)).status).toBe(200);
  });

  test("is forgotten with everybody of the shop, and other shops keep theirs", async () => {
    const mine = await confirmWith(pictures.jpg, lima);
    const others = await confirmWith(pictures.jpg, bogota);
    await world.container.shops.redactShop(lima, "shopify-orders");
    expect(await kept(mine.hand.id)).toBe(1);
    await world.container.shops.redactShop(lima, "shopify-payments");
    expect(await kept(mine.hand.id)).toBe(0);
    expect(await kept(others.hand.id)).toBe(1);
  });

  /** Of one payment only, by the name its order would have. */
  async function personOf(token: string) {
    const { sessionGid } = await paymentOf(world, token);
    return { digest: null, orderGids: [sessionGid] };
  }
});
