import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { sendMessage } from "../../app/flows/send-message.ts";
import { newId } from "../../app/lib/id.ts";
import { createPhonePages } from "../../app/server/phone-pages.ts";
import { bogota, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { checkInvariants } from "../support/invariants.ts";
import { advanceTo, issueNow } from "../support/late-money.ts";
import { dueAtOf, mailsOf, messagesOf, subjectsOf } from "../support/mails.ts";
import { alertsOf, count, payAtCounter, paymentOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterEach(() => {
  [world.whatsapp.faults.code, world.whatsapp.faults.dropsAnswer] = [null, false];
});
afterAll(async () => {
  await checkInvariants(world);
  await world.close();
});

const wording = "Sí, quiero noticias de este pago por WhatsApp.";
const textsFor = (token: string): string[] =>
  world.whatsapp.messages().flatMap(({ buttonSuffix, text }) => (buttonSuffix === token ? [text] : []));

async function give(token: string, phone: string, isAgreed = true) {
  const given = await createPhonePages(world.container).givePhone(token, { phone, isAgreed, wording });
  await world.jobs.run();
  return given;
}

async function sendNow(token: string, key: string): Promise<void> {
  const { id, shop } = await paymentOf(world, token);
  const text = "select id from message where payment_id = $1 and key = $2 and channel = 'whatsapp'";
  const { rows } = await world.pool.query<{ id: string }>(text, [id, key]);
  const job = { name: "send-message" as const, shopId: shop.id, messageId: rows[0]?.id ?? "", tries: 0 };
  advanceTo(world, await dueAtOf(world, id, key), 1000);
  await sendMessage({ ...world.container, newId }, job, world.clock.now());
}

describe("a shopper who gave a number", () => {
  test("hears the number and 'paid' by WhatsApp as well; who gave none hears nothing there", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    const silent = await issueNow(world, { shop: bogota });
    expect(textsFor(token)).toEqual([]);
    expect(await give(token, "300 123 4567")).toMatchObject({ ok: true });
    expect(textsFor(token)).toEqual([expect.stringMatching(/^Tu pedido en .* paga .* número/)]);
    await payAtCounter(world, token);
    await payAtCounter(world, silent.token);
    await world.jobs.run();
    expect(textsFor(token)).toHaveLength(2);
    expect(textsFor(token)[1]).toMatch(/^Recibimos tu pago/);
    expect(textsFor(silent.token)).toEqual([]);
    expect(mailsOf(world, token)).toHaveLength(2);
  });

  test("is kept sealed, with the words that were agreed to and when; without the tick nothing is kept", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    const { id, shop } = await paymentOf(world, token);
    expect(await give(token, "3001234568", false)).toMatchObject({ error: "not_agreed" });
    expect(await give(token, "12", true)).toMatchObject({ error: "phone_malformed" });
    expect(await give("A".repeat(22), "3001234568")).toMatchObject({ error: "unknown_link" });
    expect(await world.container.phoneConsents.find(shop.id, id)).toBeNull();
    await give(token, "3001234568");
    const kept = await world.container.phoneConsents.find(shop.id, id);
    expect(kept).toMatchObject({ phone: "+573001234568", wording, stoppedAt: null });
    expect(await count(world, "phone_consent where phone like '%3001234568%'")).toBe(0);
    expect(await world.container.phoneConsents.find(id, id)).toBeNull();
  });

  test("is forgotten with the person", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    const { id, shop } = await paymentOf(world, token);
    await give(token, "3001234569");
    const { email } = await world.container.payments.buyerOf(shop.id, id);
    const digest = world.container.digestEmail(email ?? "");
    await world.container.people.redact(bogota, { digest, orderGids: [] });
    expect(await world.container.phoneConsents.find(shop.id, id)).toBeNull();
    expect(await count(world, `phone_consent where payment_id = '${id}' and phone_digest is not null`)).toBe(
      0,
    );
  });

  test("and answers stop hears nothing more by phone, from any payment, until the number is given anew", async () => {
    const [first, second] = [
      await issueNow(world, { shop: bogota }),
      await issueNow(world, { shop: bogota }),
    ];
    await give(first.token, "3001234570");
    await give(second.token, "3001234570");
    await world.whatsapp.reply("+573001234570", "gracias");
    await world.whatsapp.reply("+573001234570", "BAJA");
    await payAtCounter(world, first.token);
    await payAtCounter(world, second.token);
    await world.jobs.run();
    for (const { token } of [first, second]) {
      expect(textsFor(token)).toHaveLength(1);
      expect(subjectsOf(world, token).at(-1)).toMatch(/^Recibimos tu pago/);
      const { id } = await paymentOf(world, token);
      expect(await messagesOf(world, id)).toContain("paid skipped opted_out");
      const page = await createPhonePages(world.container).showPhone(token);
      expect(page).toMatchObject({ value: { state: "off" } });
    }
    const third = await issueNow(world, { shop: bogota });
    await give(third.token, "3001234570");
    expect(textsFor(third.token)).toHaveLength(1);
  });
});

describe("a message that a phone did not get", () => {
  test("because the person has no WhatsApp is told by mail, though mail alone would not carry it", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    await give(token, "3001234571");
    world.whatsapp.faults.code = { status: 400, code: 131026 };
    await sendNow(token, "number:1:last");
    await world.jobs.run();
    expect(subjectsOf(world, token).at(-1)).toMatch(/^Últimas horas: paga/);
    const { id } = await paymentOf(world, token);
    expect(await messagesOf(world, id)).toContain("number:1:last dead whatsapp_131026");
    expect(await alertsOf(world)).not.toContain("message_dead");
  });

  test("because of the operator's settings is told by mail, and a person hears of it", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    await give(token, "3001234572");
    world.whatsapp.faults.code = { status: 401, code: 190 };
    await sendNow(token, "number:1:last");
    await world.jobs.run();
    expect(subjectsOf(world, token).at(-1)).toMatch(/^Últimas horas: paga/);
    expect(await alertsOf(world)).toContain("message_dead");
  });

  test("though Meta had taken it is told by mail once, however often Meta says so", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    await give(token, "3001234573");
    await sendNow(token, "number:1:last");
    const taken = world.whatsapp.messages().at(-1);
    if (!taken) throw new Error("nothing was sent");
    await world.whatsapp.fail(taken, 131026);
    await world.whatsapp.fail(taken, 131026);
    await world.jobs.run();
    expect(subjectsOf(world, token).filter((subject) => subject.startsWith("Últimas horas"))).toHaveLength(1);
  });

  test("perhaps, because the answer was lost, is not sent again and not told by mail", async () => {
    const { token } = await issueNow(world, { shop: bogota });
    await give(token, "3001234574");
    world.whatsapp.faults.dropsAnswer = true;
    await sendNow(token, "number:1:last");
    await world.jobs.run();
    expect(textsFor(token)).toHaveLength(2);
    expect(subjectsOf(world, token).some((subject) => subject.startsWith("Últimas horas"))).toBe(false);
  });
});

describe("the address that Meta tells", () => {
  const address = (): string => `${world.container.env.PUBLIC_URL}/webhooks/whatsapp`;

  test("gives the challenge back to who knows the verify token, and to nobody else", async () => {
    expect(await world.whatsapp.verifyWebhook()).toBe(true);
    const query = "hub.mode=subscribe&hub.challenge=1&hub.verify_token=guessed";
    expect((await fetch(`${address()}?${query}`)).status).toBe(403);
    const odd = "hub.mode=subscribe&hub.challenge=<b>&hub.verify_token=whatsapp-demo-verify-token";
    expect((await fetch(`${address()}?${odd}`)).status).toBe(403);
    expect((await fetch(address(), { method: "PUT" })).status).toBe(405);
  });

  test("refuses what Meta did not sign", async () => {
    const headers = { "x-hub-signature-256": `sha256=${"0".repeat(64)}` };
    const answer = await fetch(address(), { method: "POST", body: "{}", headers });
    expect(answer.status).toBe(401);
  });
});
