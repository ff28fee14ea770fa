import { isIP, type BlockList } from "node:net";
import { err, ok, type Result } from "../../lib/result.ts";
import type { ClientFacts } from "./client-facts.ts";

/**
 * Who checks Shopify's client certificate. Shopify signs no session request: authenticity rests on mTLS alone
 * (shopify.dev, Payments apps considerations).
 */
export type ClientCertificateMode =
  /** Our own TLS listener, with Shopify's authorities as its only trust store. */
  | { readonly kind: "listener" }
  /** A proxy in front verified it and says so in a header, which counts only from the proxy's own addresses. */
  | {
      readonly kind: "proxy";
      readonly trustedProxies: BlockList;
      /** Lower case, such as `ssl-client-verify`. */
      readonly header: string;
      /** Such as nginx's `SUCCESS`. */
      readonly successValue: string;
    };

export type ClientRefusal =
  | "no_certificate"
  | "wrong_authority"
  | "expired"
  | "not_yet_valid"
  | "plain_connection"
  | "proxy_not_trusted";

type Verdict = Result<undefined, ClientRefusal>;

/** Whether the sender proved to be Shopify. Decide before reading the body. */
export function verifyClientCertificate(facts: ClientFacts, mode: ClientCertificateMode, now: Date): Verdict {
  return mode.kind === "listener" ? verifyByListener(facts, now) : verifyByProxy(facts, mode);
}

function verifyByListener({ tls }: ClientFacts, now: Date): Verdict {
  if (tls === null) return err("plain_connection");
  if (tls.certificate === null) return err("no_certificate");
  if (tls.authorizationError === "CERT_NOT_YET_VALID") return err("not_yet_valid");
  if (tls.authorizationError === "CERT_HAS_EXPIRED") return err("expired");
  if (!tls.isAuthorized) return err("wrong_authority");
  // The handshake checked the dates once; a kept-alive connection may outlive the certificate.
  return tls.certificate.validTo < now ? err("expired") : ok();
}

function verifyByProxy(facts: ClientFacts, mode: Extract<ClientCertificateMode, { kind: "proxy" }>): Verdict {
  const family = isIP(facts.remoteAddress ?? "");
  const isTrusted =
    family !== 0 && mode.trustedProxies.check(facts.remoteAddress ?? "", family === 6 ? "ipv6" : "ipv4");
  if (!isTrusted) return err("proxy_not_trusted");
  const said = facts.headers[mode.header];
  if (said === undefined || said === "" || said === "NONE") return err("no_certificate");
  return said === mode.successValue ? ok() : err("wrong_authority");
}
