import type pg from "pg";
import type { HotEndpoint } from "./hot-endpoints.ts";

/** `/healthz`: this process lives. `/readyz`: it may get traffic: not stopping, and storage answers. */
export function healthEndpoints(pool: pg.Pool, isStopping: () => boolean): HotEndpoint[] {
  return [
    {
      name: "healthz",
      method: "GET",
      path: "/healthz",
      handle: () => Promise.resolve({ status: 200, json: { alive: true } }),
    },
    {
      name: "readyz",
      method: "GET",
      path: "/readyz",
      async handle() {
        if (isStopping()) return { status: 503, json: { ready: false, why: "stopping" } };
        await pool.query({ name: "ready", text: "select id from shop limit 1" });
        return { status: 200, json: { ready: true } };
      },
    },
  ];
}
