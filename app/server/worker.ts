import { constants, setPriority } from "node:os";
import { PgBoss } from "pg-boss";
import { createContainer } from "../container.server.ts";
import { readEnv } from "../env.server.ts";
import { catchUpOrders } from "../flows/catch-up-orders.ts";
import { checkRefunds } from "../flows/check-refunds.ts";
import { expireCashRefunds } from "../flows/expire-cash-refunds.ts";
import { expireVouchers } from "../flows/expire-vouchers.ts";
import { measureWaits } from "../flows/measure-waits.ts";
import { pollPayments } from "../flows/poll-payments.ts";
import { orderProbes } from "../flows/probe-webhook.ts";
import { raiseOverdue } from "../flows/raise-overdue.ts";
import { readShopNames } from "../flows/read-shop-names.ts";
import { repairSubscriptions } from "../flows/repair-subscriptions.ts";
import { refreshAccounts } from "../flows/refresh-accounts.ts";
import { createJobHandler } from "../jobs/handlers.ts";
import { runJob } from "../jobs/run-job.ts";
import { runScheduled } from "../jobs/run-scheduled.ts";
import { schedules, workers } from "../jobs/list.ts";
import { createLog } from "../lib/log.ts";
import type { Job } from "../ports/jobs.ts";
import { drainOnSignal } from "./drain.ts";
import { serverLimits } from "./limits.ts";
import { listenForMetrics } from "./metrics-listener.ts";
import { createMetrics } from "./metrics.ts";
import { reportStart } from "./report-start.ts";

// The worker process: everything that speaks to gateways and shops. Any number may run, on any number of machines.
const env = readEnv();
// Where both share a machine, shops and gateways are answered before background work goes on.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const log = createLog({ level: env.LOG_LEVEL, role: "worker" });
const container = await createContainer(env, log, { maxConnections: serverLimits.workerConnections });
const metrics = createMetrics();
const handle = createJobHandler(container);
const boss = new PgBoss({
  connectionString: env.DATABASE_URL,
  max: 6,
  migrate: false,
  createSchema: false,
  useListenNotify: true,
  // How soon a dead worker's jobs are noticed, and how exact the schedules are.
  superviseIntervalSeconds: 10,
  monitorIntervalSeconds: 10,
  maintenanceIntervalSeconds: 300,
});
boss.on("error", (error) => log.error({ err: error }, "the job engine reports an error"));
await boss.start();

const deps = {
  handle,
  log,
  alerts: container.alerts,
  enqueue: (queued: Parameters<typeof container.jobs.insert>[1][number]) =>
    container.jobs.insert(container.pool, [queued]),
  ended: metrics.jobEnded,
};
for (const { queue, options } of workers) {
  await boss.work<Job>(queue, options, async (jobs) => {
    await Promise.all(jobs.map((job) => runJob(deps, job)));
  });
}
const scheduled = {
  "poll-payments": () => pollPayments(container, container.clock.now()),
  "check-refunds": async () => {
    await checkRefunds(container, container.clock.now());
    await expireCashRefunds(container, container.clock.now());
  },
  "raise-overdue": () => raiseOverdue(container, container.clock.now()),
  "refresh-accounts": () => refreshAccounts(container, container.clock.now()),
  "probe-webhooks": () => orderProbes(container),
  "catch-up-orders": () => catchUpOrders(container, container.clock.now()),
  "repair-subscriptions": () => repairSubscriptions(container),
  "read-shop-names": () => readShopNames(container),
  "measure-waits": () => measureWaits(container, container.clock.now()),
  "expire-vouchers": () => expireVouchers(container, container.clock.now()),
};
for (const { queue, cron } of schedules) {
  await boss.work(queue, { pollingIntervalSeconds: 5 }, async () => {
    await runScheduled(container, queue, scheduled[queue]);
  });
  await boss.schedule(queue, cron);
}
if (env.WORKER_METRICS_PORT !== undefined) {
  listenForMetrics(metrics, { host: env.METRICS_HOST, port: env.WORKER_METRICS_PORT });
}
reportStart("worker");
log.info("worker is running");

drainOnSignal(log, async () => {
  await boss.stop({ graceful: true, timeout: serverLimits.drainMs - 1_000 });
  await container.close();
});
