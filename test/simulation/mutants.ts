import { err } from "../../app/lib/result.ts";
import type { StoreTransaction } from "../../app/ports/store.ts";
import type { Deps, Surroundings } from "./process.ts";

/** A bug somebody could write: other behaviour of some ports. The simulation must find each. */
export type Mutant = (deps: Deps, around: Surroundings) => Partial<Deps>;

export const mutants: Readonly<Record<string, Mutant>> = {
  "asks anew with a new key after an answer it did not hear": ({ gateways, vouchers, newId }) => {
    const forgetful = gateways.map((gateway): (typeof gateways)[number] => ({
      ...gateway,
      issueVoucher: (access, request) =>
        gateway.issueVoucher(access, { ...request, idempotencyKey: newId() }),
    }));
    return {
      gateways: forgetful,
      findGateway: (id) => forgetful.find((gateway) => gateway.id === id)!,
      vouchers: {
        ...vouchers,
        async claim(shopId, voucherId, until) {
          const claim = await vouchers.claim(shopId, voucherId, until);
          return claim === null || claim === "busy" ? claim : { ...claim, isOutcomeUnknown: false };
        },
      },
    };
  },

  "sends a message again when it did not hear whether it arrived": ({ channels }) => ({
    channels: channels.map((channel) => ({
      ...channel,
      async deliver(delivery) {
        const sent = await channel.deliver(delivery);
        return sent.ok ? sent : err({ kind: "try_again", why: sent.error.why });
      },
    })),
  }),

  "tells the shop closed as soon as the voucher ends": ({ payments }) => ({
    payments: {
      ...payments,
      async vouchersOf(shopId, paymentId) {
        const longAgo = new Date(0);
        return (await payments.vouchersOf(shopId, paymentId)).map((voucher) =>
          voucher.status === "ended"
            ? { ...voucher, details: { ...voucher.details, expiresAt: longAgo } }
            : voucher,
        );
      },
    },
  }),

  "forgets the ledger's lines of a refund": (deps) => ({
    transactions: {
      transaction: (work) =>
        deps.transactions.transaction((tx) =>
          work({
            ...tx,
            async post(shopId, paymentId, factId, postings) {
              const isRefund = postings.some(
                ({ account, minor }) => account === "gateway_receivable" && minor < 0n,
              );
              if (!isRefund) await tx.post(shopId, paymentId, factId, postings);
            },
          }),
        ),
    },
  }),

  "answers a webhook before it is stored": ({ inbox }) => ({
    inbox: {
      ...inbox,
      receive(event) {
        void inbox.receive(event).catch(() => undefined);
        return Promise.resolve("stored");
      },
    },
  }),

  "queues the message to the shop after the commit": (deps) => ({
    transactions: {
      async transaction(work) {
        const later: Parameters<StoreTransaction["enqueue"]>[0][number][] = [];
        const value = await deps.transactions.transaction((tx) =>
          work({ ...tx, enqueue: (jobs) => Promise.resolve(void later.push(...jobs)) }),
        );
        await deps.transactions.transaction((tx) => tx.enqueue(later));
        return value;
      },
    },
  }),

  "issues beside another attempt's living voucher": ({ vouchers }) => ({
    vouchers: { ...vouchers, liveInGroup: () => Promise.resolve([]) },
  }),
};
