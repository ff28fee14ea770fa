import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canBeSwitchedOff, messageKinds } from "../../app/domain/message-kind.ts";
import { previewMessage } from "../../app/flows/preview-message.ts";
import { saveMessageSettings } from "../../app/flows/save-message-settings.ts";
import { bogota, lima, startFlowWorld, type FlowWorld } from "../support/flow-world.ts";
import { mailsOf, messagesOf, subjectsOf } from "../support/mails.ts";
import { count, issue, payAtCounter, paymentOf } from "../support/shopper.ts";

let world: FlowWorld;
beforeAll(async () => {
  world = await startFlowWorld();
});
afterAll(() => world.close());

const shopOf = async (domain: string) => {
  const shop = await world.container.shops.findByDomain(domain);
  if (!shop) throw new Error("no such shop");
  return shop;
};
const save = async (domain: string, switchedOff: readonly string[]) =>
  saveMessageSettings(world.container, {
    shopId: (await shopOf(domain)).id,
    switchedOff,
    actor: "Marta",
  });

describe("a message that a merchant switched off", () => {
  test("does not leave, not even when it was planned before; other shops and messages go on", async () => {
    const { token } = await issue(world, { shop: bogota }, "efecty");
    expect(await save(bogota, ["paid"])).toEqual({ ok: true, value: { switchedOff: ["paid"] } });
    await payAtCounter(world, token);
    await world.jobs.run();
    expect(subjectsOf(world, token)).toEqual([expect.stringMatching(/^Paga/)]);
    expect(await messagesOf(world, (await paymentOf(world, token)).id)).toContain(
      "paid skipped switched_off",
    );
    const other = await issue(world, { shop: lima }, "pagoefectivo");
    await payAtCounter(world, other.token);
    await world.jobs.run();
    expect(mailsOf(world, other.token)).toHaveLength(2);
  });

  test("is written down with who did it, once", async () => {
    await save(lima, ["reminder", "paid"]);
    await save(lima, ["paid", "reminder"]);
    const entries =
      "audit_entry where verb = 'save_message_settings' and actor = 'Marta' and subject = 'shop:";
    expect(await count(world, `${entries}${(await shopOf(lima)).id}'`)).toBe(1);
    expect(await world.container.messageSettings.read((await shopOf(lima)).id)).toEqual({
      switchedOff: ["reminder", "paid"],
    });
  });

  test("may not be one that keeps people from paying in vain, nor an unknown one", async () => {
    for (const kind of ["withdrawn", "refund_data", "everything"])
      expect(await save(bogota, [kind])).toEqual({ ok: false, error: "unknown_message" });
    const sql = "update message_settings set switched_off = array['withdrawn']";
    await expect(world.pool.query(sql)).rejects.toThrow(/message_settings_always_told/);
    expect(messageKinds.filter((kind) => !canBeSwitchedOff(kind))).toEqual(["withdrawn", "refund_data"]);
  });

  test("of a shop that we do not know is not kept", async () => {
    const settings = { shopId: "00000000-0000-7000-8000-000000000000", switchedOff: [], actor: "Marta" };
    expect(await saveMessageSettings(world.container, settings)).toEqual({
      ok: false,
      error: "unknown_shop",
    });
  });
});

describe("the preview of a message", () => {
  const preview = async (domain: string, kind: string, locale: string) =>
    previewMessage(world.container, { shop: await shopOf(domain), kind, locale }, world.clock.now());

  test("shows each message of the shop in each language, with its own country's money, and sends nothing", async () => {
    const before = world.mailbox.mails().length;
    for (const [domain, amount] of [
      [bogota, "$\u00a0184.900"],
      [lima, "S/\u00a0129.90"],
    ] as const)
      for (const kind of messageKinds)
        for (const locale of ["es", "en", "zh-CN"]) {
          const shown = await preview(domain, kind, locale);
          if (!shown.ok) throw new Error(shown.error);
          const ways = kind === "refund_data" ? ["email"] : ["email", "whatsapp"];
          expect(shown.value.map(({ channel }) => channel)).toEqual(ways);
          const [mail] = shown.value;
          expect(mail?.subject).toContain(amount);
          expect(mail?.text).not.toMatch(/undefined|\{\{/);
          expect(mail?.html).not.toContain("cid:");
        }
    expect(world.mailbox.mails()).toHaveLength(before);
  });

  test("of no message that exists is refused", async () => {
    expect(await preview(bogota, "everything", "es")).toEqual({ ok: false, error: "unknown_message" });
  });
});
