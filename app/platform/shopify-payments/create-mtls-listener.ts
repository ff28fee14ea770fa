import { constants } from "node:crypto";
import type { ServerOptions } from "node:http";
import { createServer, type Server } from "node:https";
import { guardClient, type ClientGuard, type RequestHandler } from "./guard-client.ts";

export interface MtlsListenerOptions extends Omit<ClientGuard, "mode"> {
  /** From a public authority in production: Shopify checks it. */
  readonly keyPem: string;
  readonly certPem: string;
  /**
   * Shopify's payments authorities. Several at once: the chain changed in Dec 2023 and Aug 2024, the leaf in
   * Jun 2026, so pin authorities, never the leaf, and load the next chain before the old one ends.
   */
  readonly caPems: readonly string[];
  /** Limits on slow clients. */
  readonly timeouts?: ServerOptions;
  readonly handler: RequestHandler;
}

/**
 * An https server whose handler only ever sees clients with a certificate from `caPems`. Others complete the
 * handshake and get a 403, so that the refusal is seen and counted. The caller sets time-outs and listens.
 * Throws when no authority is given, because every client would be refused.
 */
export function createMtlsServer(options: MtlsListenerOptions): Server {
  if (options.caPems.length === 0) throw new Error("The mTLS listener needs at least one authority");
  const guarded = guardClient(
    { mode: { kind: "listener" }, clock: options.clock, onRefused: options.onRefused },
    options.handler,
  );
  return createServer(
    {
      ...options.timeouts,
      key: options.keyPem,
      cert: options.certPem,
      ca: [...options.caPems],
      requestCert: true,
      rejectUnauthorized: false,
      minVersion: "TLSv1.2",
      // A resumed session repeats the old verdict without looking at the certificate again. Without tickets, and
      // without a listener for `resumeSession`, every connection is a full handshake.
      secureOptions: constants.SSL_OP_NO_TICKET,
      handshakeTimeout: 10_000,
    },
    guarded,
  );
}
