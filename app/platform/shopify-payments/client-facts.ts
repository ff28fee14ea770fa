import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";

/** What a connection tells about its client, apart from the socket so that the decision is pure. */
export interface ClientFacts {
  readonly remoteAddress: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly tls: TlsFacts | null;
}

export interface TlsFacts {
  readonly isAuthorized: boolean;
  /** OpenSSL's name of the fault, such as `CERT_HAS_EXPIRED`. */
  readonly authorizationError: string | null;
  readonly certificate: { readonly validTo: Date } | null;
}

/** A certificate cannot change within a connection, and reading it costs more than the rest of the decision. */
const known = new WeakMap<TLSSocket, TlsFacts>();

export function readClientFacts(request: IncomingMessage): ClientFacts {
  const { socket, headers } = request;
  return {
    remoteAddress: socket.remoteAddress,
    headers,
    tls: socket instanceof TLSSocket ? tlsFacts(socket) : null,
  };
}

function tlsFacts(socket: TLSSocket): TlsFacts {
  const found = known.get(socket);
  if (found) return found;
  const certificate = socket.getPeerX509Certificate();
  const facts: TlsFacts = {
    isAuthorized: socket.authorized,
    authorizationError: faultName(socket.authorizationError),
    certificate: certificate ? { validTo: new Date(certificate.validTo) } : null,
  };
  known.set(socket, facts);
  return facts;
}

/** Typed as an Error by @types/node 24, in truth the code's text on a server's socket (Node 24.21). */
function faultName(fault: unknown): string | null {
  if (typeof fault === "string") return fault;
  return fault instanceof Error ? fault.message : null;
}
