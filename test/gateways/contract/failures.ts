import { createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { createHttpClient } from "../../../app/lib/http-client.ts";
import type { GatewayError } from "../../../app/ports/gateway.ts";
import type { Offer } from "../../../app/ports/offer.ts";
import type { Bench, GatewayFault } from "./harness.ts";
import { kindOf, valueOf } from "./outcome.ts";

export function describeFailures(bench: Bench): void {
  const offer = bench.offers[0];
  if (!offer) throw new Error("a gateway must offer something");
  const issue = (request: ReturnType<Bench["newRequest"]>) =>
    bench.gateway.issueVoucher(bench.accessOf(offer), request);

  describeLostAnswers(bench, offer);

  describe("a request that went wrong", () => {
    it.each<[GatewayFault, GatewayError["kind"]]>([
      ["refuses_credentials", "credentials_refused"],
      ["blocks_account", "account_blocked"],
      ["limits_rate", "rate_limited"],
    ])("because the gateway %s is %s, and nothing was made", async (fault, kind) => {
      const request = bench.newRequest(offer);
      bench.sandbox.breakNextWrite(fault);
      expect(kindOf(await issue(request))).toBe(kind);
      expect(bench.sandbox.countPayments(request.externalReference)).toBe(0);
    });

    it("for too many calls says how long to wait", async () => {
      bench.sandbox.breakNextWrite("limits_rate");
      expect(await issue(bench.newRequest(offer))).toMatchObject({ error: { retryAfterSeconds: 7 } });
    });

    it("before it could leave is unavailable: certainly not done", async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, "close");
      const options = {
        connectTimeoutMs: 500,
        totalTimeoutMs: 500,
        maxBodyBytes: 1_000,
        userAgent: "Recaudo/test",
      };
      const http = createHttpClient(options);
      const unreachable = bench.harness.definition.create({ http, baseUrl: `http://127.0.0.1:${port}` });
      const outcome = await unreachable.issueVoucher(bench.accessOf(offer), bench.newRequest(offer));
      expect(kindOf(outcome)).toBe("unavailable");
    });
  });
}

/** What is known after nothing was heard: all, for a gateway that knows keys and references; else nothing. */
function describeLostAnswers(bench: Bench, offer: Offer): void {
  const issue = (request: ReturnType<Bench["newRequest"]>) =>
    bench.gateway.issueVoucher(bench.accessOf(offer), request);

  describe("a request that went wrong", () => {
    if (bench.recoversLostVouchers)
      it("R6: after it was done is an unknown outcome, and the look-up finds the one voucher", async () => {
        const request = bench.newRequest(offer);
        bench.sandbox.breakNextWrite("breaks_after");
        expect(kindOf(await issue(request))).toBe("unknown_outcome");
        const { externalReference } = request;
        const found = valueOf(await bench.gateway.findPayment(bench.accessOf(offer), { externalReference }));
        expect(valueOf(await issue(request)).gatewayPaymentId).toBe(found.gatewayPaymentId);
        expect(bench.sandbox.countPayments(externalReference)).toBe(1);
      });

    if (!bench.recoversLostVouchers)
      it.each<[GatewayFault, number]>([
        ["breaks_after", 1],
        ["breaks_before", 0],
        ["hangs", 0],
        ["answers_500", 0],
      ])(
        "R6: because the gateway %s stays an unknown outcome when looked up, which is no leave to repeat it",
        async (fault, made) => {
          const request = bench.newRequest(offer);
          const { externalReference } = request;
          bench.sandbox.breakNextWrite(fault);
          expect(kindOf(await issue(request))).toBe("unknown_outcome");
          const found = await bench.gateway.findPayment(bench.accessOf(offer), { externalReference });
          expect(kindOf(found)).toBe("unknown_outcome");
          expect(bench.sandbox.countPayments(externalReference)).toBe(made);
        },
      );

    if (bench.recoversLostVouchers)
      it.each<GatewayFault>(["breaks_before", "hangs", "answers_500"])(
        "because the gateway %s is an unknown outcome, nothing is found, and a repeat makes one voucher",
        async (fault) => {
          const request = bench.newRequest(offer);
          const { externalReference } = request;
          bench.sandbox.breakNextWrite(fault);
          expect(kindOf(await issue(request))).toBe("unknown_outcome");
          const found = await bench.gateway.findPayment(bench.accessOf(offer), { externalReference });
          expect(kindOf(found)).toBe("not_found");
          valueOf(await issue(request));
          expect(bench.sandbox.countPayments(externalReference)).toBe(1);
        },
      );
  });
}
