import { runJob } from "../../app/jobs/run-job.ts";
import { createJobHandler } from "../../app/jobs/handlers.ts";
import { checkRefunds } from "../../app/flows/check-refunds.ts";
import { expireVouchers } from "../../app/flows/expire-vouchers.ts";
import { pollPayments } from "../../app/flows/poll-payments.ts";
import { refundLateMoney } from "../../app/flows/refund-late-money.ts";
import { createLog } from "../../app/lib/log.ts";
import type { Gateway } from "../../app/ports/gateway.ts";
import type { Offer } from "../../app/ports/offer.ts";
import type { Probe } from "../../app/ports/probe.ts";
import type { Payment } from "../../app/ports/records.ts";
import type { Connection, MemoryDatabase } from "./memory-store/database.ts";
import { createJobEngine, insertJobs } from "./memory-store/job-rows.ts";
import { createMemoryStores } from "./memory-store/stores.ts";
import { createGatewayPort } from "./gateway-port.ts";
import type { GatewayModel } from "./gateway-model.ts";
import type { Mutant } from "./mutants.ts";
import type { Owner } from "./scheduler.ts";
import { noOrders } from "./one-door.ts";
import { createSimulatedChannel, type ShopperMailbox } from "./shopper-mailbox.ts";
import { createSimulatedDoor, type ShopPlatform } from "./shop-platform.ts";
import type { Stage } from "./stage.ts";

/** What every process of a world is between. */
export interface Surroundings {
  readonly stage: Stage;
  readonly db: MemoryDatabase;
  readonly gateways: readonly { readonly model: GatewayModel; readonly offers: readonly Offer[] }[];
  readonly platform: ShopPlatform;
  readonly mailbox: ShopperMailbox;
  readonly mutant: Mutant | null;
  /** How often the database lets a call wait. */
  readonly slowness: number;
  newId(): string;
}

export type Deps = ReturnType<typeof joinPorts>;

/** One life of a web or worker process, from its start to its death. */
export interface Process {
  readonly owner: Owner;
  readonly deps: Deps;
  /** Resolves when it dies: whoever waits for its answer hears a reset connection. */
  readonly death: Promise<"died">;
  kill(why: string): void;
}

const log = createLog({ level: "silent", role: "worker" });

export function startProcess(around: Surroundings, name: string, died: (process: Process) => void): Process {
  const { stage, db } = around;
  const owner: Owner = { name, isDead: false };
  const { promise: death, resolve } = Promise.withResolvers<"died">();
  const kill = (why: string): void => {
    if (owner.isDead) return;
    owner.isDead = true;
    stage.note(`${name} is killed ${why}`);
    db.abandon(connection);
    resolve("died");
    died(process);
  };
  const connection: Connection = {
    async turn() {
      if (stage.weather.strikes("killed-between-calls")) kill("between two calls");
      // Time passes between two statements, so that others get in between.
      if (stage.chance.of(around.slowness)) await stage.scheduler.sleep(owner, stage.chance.between(1, 400));
      await stage.scheduler.turn(owner);
      if (stage.weather.strikes("connection-breaks")) {
        stage.note(`${name}: its database connection broke`);
        throw new Error("the connection broke");
      }
    },
    fateOfCommit() {
      if (stage.weather.strikes("commit-lost")) return "lost";
      return stage.weather.strikes("commit-unheard") ? "unheard" : "heard";
    },
  };
  const probe: Probe = (point) => {
    if (stage.weather.strikes("killed-at-a-probe")) kill(`at ${point}`);
  };
  const ports = joinPorts(around, owner, connection, probe);
  const deps = around.mutant ? { ...ports, ...around.mutant(ports, around) } : ports;
  const process: Process = { owner, deps, death, kill };
  return process;
}

/** The ports under the container's names. */
function joinPorts(around: Surroundings, owner: Owner, connection: Connection, probe: Probe) {
  const { stage, db, platform, mailbox } = around;
  const stores = createMemoryStores(db, connection);
  const door = createSimulatedDoor(stage, owner, platform);
  const gateways = around.gateways.map(({ model, offers }) => createGatewayPort(stage, owner, model, offers));
  const findGateway = (id: string): Gateway => gateways.find((gateway) => gateway.id === id)!;
  const found = { findGateway, findGatewayToPoll: findGateway };
  return {
    ...stores,
    connection,
    gateways,
    offers: around.gateways.flatMap(({ offers }) => offers),
    ...found,
    channels: [createSimulatedChannel(stage, owner, mailbox)],
    digestEmail: (email: string) => email,
    ...noOrders,
    doorOf: () => door,
    clock: { now: stage.scheduler.now },
    probe,
    newId: around.newId,
    webhookUrl: () => "https://recaudo.example.com/webhooks",
    payUrl: (token: string) => token,
    refusalUrl: () => "",
    describe: () => "an order",
    explainClosing: () => "closed",
    explainRefusal: () => "refused",
    // What is in stock is drawn anew for each question.
    stock: { read: () => Promise.resolve(stage.chance.pick(["in", "out", "unknown"] as const)) },
    prober: { probe: () => Promise.resolve("ok" as const) },
    refundLateMoney: (payment: Payment) =>
      refundLateMoney({ ...stores, ...found, newId: around.newId }, payment, stage.scheduler.now()),
  };
}

/** Does one held job as the worker process does, and gives it back when that failed. */
export async function workOn({ deps }: Process, db: MemoryDatabase, jobId: string): Promise<void> {
  const engine = createJobEngine(db);
  const job = db.tables.jobs.get(jobId)?.job;
  if (!job) return;
  try {
    await runJob(
      {
        handle: createJobHandler(deps),
        log,
        alerts: deps.alerts,
        enqueue: (queued) => db.once(deps.connection, (view) => insertJobs(view, [queued], db.now())),
        ended: () => undefined,
      },
      { id: jobId, data: job },
    );
    await deps.connection.turn();
    engine.complete(jobId);
  } catch {
    // Storage failed: pg-boss tries the job again after its short delay.
    engine.giveBack(jobId, 1_000);
  }
}

/** The scheduled looks at what is due; what breaks on the way is due again. */
export async function poll({ deps }: Process, isNewHour: boolean): Promise<void> {
  const now = deps.clock.now();
  const looks = isNewHour ? [pollPayments, checkRefunds, expireVouchers] : [pollPayments, checkRefunds];
  for (const look of looks) {
    try {
      await look(deps, now);
    } catch {
      // The schedule calls again.
    }
  }
}
