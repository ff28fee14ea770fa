import { lateMoneyPolicies } from "../../app/domain/late-money.ts";
import type { Country } from "../../app/domain/method.ts";
import type { Payment, Voucher } from "../../app/ports/records.ts";
import { createChance } from "./chance.ts";
import { startFleet, type Fleet } from "./fleet.ts";
import { createGatewayModel, type GatewayModel, type ModelPayment } from "./gateway-model.ts";
import { createMemoryDatabase } from "./memory-store/database.ts";
import { defaultSettings } from "./memory-store/shop-store.ts";
import type { Mutant } from "./mutants.ts";
import { gatewayKinds } from "./offers.ts";
import type { Process, Surroundings } from "./process.ts";
import { createScheduler, type Owner } from "./scheduler.ts";
import type { ShopperMailbox } from "./shopper-mailbox.ts";
import { createShopPlatform, type ShopPlatform } from "./shop-platform.ts";
import { createBook, type Stage } from "./stage.ts";
import { createWatch } from "./watch.ts";
import { createWeather } from "./weather.ts";
import { createWebhooks } from "./webhooks.ts";

export interface WorldOptions {
  readonly seed: number;
  readonly mutant?: Mutant;
  /** Money comes only when a voucher ends and when the shop is told so. */
  readonly isRace?: boolean;
}

export interface ShopSetup {
  readonly domain: string;
  readonly country: Country;
}

export type World = ReturnType<typeof createWorld>;

const start = Date.UTC(2026, 10, 25, 15);
const shops: readonly ShopSetup[] = [
  { domain: "bogota.myshopify.com", country: "CO" },
  { domain: "lima.myshopify.com", country: "PE" },
];

/** Everything of one seed: shops, gateways, the shop platform, our processes, and who watches them. */
export function createWorld({ seed, mutant, isRace = false }: WorldOptions) {
  const chance = createChance(seed);
  const scheduler = createScheduler(chance, new Date(start + chance.between(0, 23) * 3_600_000));
  const book = createBook(scheduler.now);
  const weather = createWeather(chance);
  const stage: Stage = { scheduler, chance, weather, note: book.note, fault: book.fault };
  const world: Owner = { name: "world", isDead: false };
  let ids = 0;
  const newId = (): string => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`;
  const watch = createWatch(stage, () => ({ db, models, platform }));
  const db = createMemoryDatabase(scheduler.now, watch.committed);
  const platform: ShopPlatform = createShopPlatform(stage, watch.shopHears);
  const webhooks = createWebhooks(stage, (): Fleet => fleet);
  const rang = (model: () => GatewayModel) => (payment: ModelPayment, event: string) => {
    watch.gatewayChanged(model(), payment);
    ringFor(stage, webhooks.ring, { db, gateway: model().habits.id, payment, event });
  };
  const kinds = chance.shuffle(gatewayKinds(chance.pick([2, 2, 3, 6, 30])));
  const gateways = kinds.map(({ habits, offers }) => {
    const model: GatewayModel = createGatewayModel(
      stage,
      habits,
      rang(() => model),
    );
    return { model, offers };
  });
  const slowness = chance.pick([0, 0.05, 0.3]);
  const models = gateways.map(({ model }) => model);
  const mailbox: ShopperMailbox = new Map();
  const around: Surroundings = {
    ...{ stage, db, gateways, platform, mailbox, slowness, newId },
    mutant: mutant ?? null,
  };
  installShops(around);
  const fleet = startFleet(around);
  return {
    ...{ stage, book, db, platform, fleet, webhooks, models, shops, newId, isRace },
    rest: (ms: number) => scheduler.sleep(world, ms),
    /** One request to the web process; null when it was down, died or broke. */
    async ask<Value>(request: (web: Process) => Promise<Value>): Promise<Value | null> {
      const web = fleet.web();
      if (!web) return null;
      const answer = await Promise.race([request(web).catch(() => null), web.death]);
      return answer === "died" ? null : answer;
    },
    modelOf: (id: string): GatewayModel => models.find(({ habits }) => habits.id === id)!,
    payments: (): Payment[] => [...db.tables.payments.values()].map(({ payment }) => payment),
    latestVoucher: (token: string): Voucher | null => latestVoucher(db, token),
  };
}

function latestVoucher({ tables }: Surroundings["db"], token: string): Voucher | null {
  const payment = [...tables.payments.values()].find((row) => row.payment.token === token)?.payment;
  const all = [...tables.vouchers.values()].map(({ voucher }) => voucher);
  const own = all.filter(({ paymentId }) => paymentId === payment?.id);
  return own.sort((one, other) => other.attempt - one.attempt)[0] ?? null;
}

interface Ringing {
  readonly db: Surroundings["db"];
  readonly gateway: string;
  readonly payment: ModelPayment;
  readonly event: string;
}

/** The gateway rings where the account that made the payment wants it. */
function ringFor(
  { scheduler }: Stage,
  ring: ReturnType<typeof createWebhooks>["ring"],
  { db, gateway, payment, event }: Ringing,
): void {
  const voucher = [...db.tables.vouchers.values()].find(
    (row) => row.voucher.externalReference === payment.reference,
  )?.voucher;
  if (!voucher) return;
  // Polling ends ten days after the deadline; after that only the bell tells.
  const isCertain = scheduler.now().getTime() > payment.expiresAt.getTime() + 9 * 24 * 3_600_000;
  const { accountId } = voucher;
  ring({ gateway, accountId, gatewayPaymentId: payment.id, eventKey: `${payment.id} ${event}`, isCertain });
}

function installShops({ db, gateways, stage, newId }: Surroundings): void {
  const at = stage.scheduler.now();
  for (const { domain, country } of shops) {
    const shopId = newId();
    db.tables.shops.set(shopId, { id: shopId, domain, installedAt: at, readyAt: at, uninstalledAt: null });
    const lateMoneyPolicy = stage.chance.pick(lateMoneyPolicies);
    db.tables.settings.set(shopId, { ...defaultSettings, lateMoneyPolicy });
    for (const { model, offers } of gateways) {
      if (!offers.some((offer) => offer.country === country)) continue;
      const id = newId();
      db.tables.accounts.set(id, {
        ...{ id, shopId, gateway: model.habits.id, mode: "live", country, merchantId: "1", limits: {} },
        ...{ checkedAt: at, credentials: {}, priority: 0 },
      });
    }
  }
}
