import { requestVoucher } from "../../app/flows/request-voucher.ts";
import { startPayment } from "../../app/flows/start-payment.ts";
import { money } from "../../app/domain/money.ts";
import type { NewPayment, Voucher } from "../../app/ports/records.ts";
import type { Process } from "./process.ts";
import { payTheVoucher } from "./cash.ts";
import type { ShopSetup, World } from "./world.ts";

const second = 1_000;
const minute = 60 * second;

/** One order: a shopper who starts at checkout, perhaps twice, asks for a number, and pays or does not. */
export async function shopOnce(world: World, shop: ShopSetup, name: string): Promise<void> {
  const { chance } = world.stage;
  await world.rest(chance.between(0, 3 * 60 * minute));
  const amount = shop.country === "CO" ? money(5_000_000n, "COP") : money(12_050n, "PEN");
  const attempts = chance.pick([1, 1, 1, 2, 3]);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const payment = newSession(world, shop, { group: name, amount });
    const isOpen = await openSession(world, payment);
    if (!isOpen) return;
    const isLast = attempt === attempts;
    const goOn = (async () => {
      const voucher = await getVoucher(world, payment);
      if (voucher && (isLast || chance.of(0.3))) await payTheVoucher(world, voucher);
    })();
    // Sometimes both attempts are under way at once: two tabs.
    if (chance.of(0.7)) await goOn;
    else await world.rest(chance.between(0, 5 * second));
    await world.rest(chance.between(0, 30 * minute));
  }
}

function newSession(
  world: World,
  shop: ShopSetup,
  { group, amount }: { readonly group: string; readonly amount: NewPayment["amount"] },
): NewPayment {
  const id = world.newId();
  const sessionGid = `session-${id.slice(-4)}`;
  world.platform.sessions.set(sessionGid, { gid: sessionGid, group, state: "open", finals: 0 });
  return {
    ...{ id, shopDomain: shop.domain, door: "shopify-payments", sessionId: sessionGid, sessionGid },
    ...{ groupId: group, requestDigest: sessionGid, kind: "sale", isTest: false, amount, locale: "es" },
    ...{ cancelUrl: "", token: `token-${id}`, merchantLocale: "en", buyerDigest: null },
    buyer: { email: "ana@example.com", firstName: null, lastName: null, phone: null },
  };
}

/** The platform asks until it is answered, sometimes twice at once; false when it gave up. */
async function openSession(world: World, payment: NewPayment): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    const copies = world.stage.chance.of(0.3) ? 2 : 1;
    const answers = await Promise.all(
      Array.from({ length: copies }, () =>
        world.ask((web) => startPayment(web.deps, { ...payment, id: world.newId() })),
      ),
    );
    if (answers.some((answer) => answer?.ok)) return true;
    await world.rest(5 * second);
  }
  return false;
}

/** Fills in the page, clicks once or several times, and tries again when the gateway would not. */
async function getVoucher(world: World, payment: NewPayment): Promise<Voucher | null> {
  const { chance } = world.stage;
  for (let tries = 0; tries < 4; tries += 1) {
    const click = (web: Process) =>
      requestVoucher(web.deps, payment.token, form, world.stage.scheduler.now());
    const clicks = chance.pick([1, 1, 2, 5]);
    await Promise.all(Array.from({ length: clicks }, () => world.ask(click)));
    for (let looks = 0; looks < 30; looks += 1) {
      await world.rest(chance.between(second, 2 * minute));
      const voucher = world.latestVoucher(payment.token);
      if (voucher?.status === "issued" || voucher?.status === "ended") return voucher;
      if (!voucher || voucher.status === "refused") break;
    }
  }
  return null;
}

const form = { method: "", email: "", documentType: "CC", documentNumber: "1032456789" };
