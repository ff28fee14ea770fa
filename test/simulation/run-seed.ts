import { findFinalFaults } from "./final-rules.ts";
import { refundSome } from "./refunds.ts";
import { shopOnce } from "./shopper.ts";
import { createWorld, type World, type WorldOptions } from "./world.ts";

export interface SeedOutcome {
  readonly seed: number;
  readonly steps: number;
  readonly faults: readonly string[];
  /** The last events in words, with what broke. */
  readonly events: readonly string[];
  readonly payments: number;
  readonly confirmed: number;
}

const hour = 3_600_000;
const maxSteps = 100_000;

/** Lives one world to its end: a storm of hours or days, then calm until nothing is left to do. */
export async function runSeed(options: WorldOptions): Promise<SeedOutcome> {
  const world = createWorld(options);
  const { chance, scheduler, weather } = world.stage;
  const orders = chance.between(1, 4);
  for (let order = 1; order <= orders; order += 1) {
    const shop = chance.pick(world.shops);
    shopOnce(world, shop, `order-${order}`).catch((error: unknown) =>
      world.stage.fault(`a shopper met a bug: ${String(error)}`),
    );
  }
  void refundSome(world);
  restartDatabaseSometimes(world);
  const stormHours = chance.pick([2, 6, 12, 48]);
  scheduler.at(new Date(scheduler.now().getTime() + stormHours * hour), () => {
    world.stage.note("the storm is over");
    weather.calm();
  });
  try {
    await scheduler.run({ ...world.fleet, maxSteps });
    for (const broken of findFinalFaults(world)) world.stage.fault(broken);
  } catch (error) {
    world.stage.fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const facts = [...world.db.tables.facts.values()];
  return {
    seed: options.seed,
    steps: scheduler.steps(),
    faults: [...new Set(world.book.faults)],
    events: world.book.events,
    payments: world.db.tables.payments.size,
    confirmed: facts.filter(({ fact }) => fact.kind === "confirmed").length,
  };
}

/** Breaks every connection at once, as a restart of the database does. */
function restartDatabaseSometimes(world: World): void {
  const { chance, scheduler, weather, note } = world.stage;
  const restarts = chance.pick([0, 0, 1, 3]);
  for (let restart = 0; restart < restarts; restart += 1) {
    scheduler.at(new Date(scheduler.now().getTime() + chance.between(1, 6 * hour)), () => {
      if (!weather.isStormy()) return;
      note("the database restarts");
      for (const { deps } of world.fleet.all()) world.db.abandon(deps.connection);
    });
  }
}

/** A failing seed in words: what broke, and what led to it. */
export function describeOutcome({ seed, steps, faults, events }: SeedOutcome): string {
  const command = `npm run simulate -- --seed ${seed}`;
  return [`seed ${seed} broke after ${steps} steps (${command}):`, ...faults, "", ...events.slice(-60)].join(
    "\n",
  );
}
