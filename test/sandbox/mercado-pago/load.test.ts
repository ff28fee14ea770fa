import { expect, it } from "vitest";
import { createEfecty, idOf, publicOrigin, startReceiver, startSandbox, until } from "./sandbox-setup.ts";

it("holds 100 creates, payments and 200 webhooks in a second, each exactly once", async () => {
  const { received, origin } = await startReceiver();
  const sandbox = await startSandbox({ publicHosts: { [publicOrigin]: origin } });
  const start = performance.now();
  const ids = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 8));
      const id = idOf(await createEfecty(sandbox, { notification_url: `${publicOrigin}/w` }));
      expect(sandbox.pay(id).ok).toBe(true);
      return id;
    }),
  );
  await until(() => received.length >= 200, "all webhooks");
  expect(performance.now() - start).toBeLessThan(2000);
  expect(new Set(ids).size).toBe(100);
  expect(new Set(sandbox.payments().map((payment) => payment.reference)).size).toBe(100);
  expect(received).toHaveLength(200);
});
