import { X509Certificate, createPrivateKey } from "node:crypto";
import {
  certPath,
  keyPath,
  makePrivateFolder,
  readPem,
  writePem,
  type KeyedCertificate,
  type TrustAnchor,
} from "./certificate-files.ts";
import { makeCa, makeClient, makeServer, type CertificatePair, type Validity } from "./make-certificates.ts";

/** Everything the two ends of a session request need, and the wrong certificates to test refusals with. */
export interface SandboxTls {
  readonly folder: string;
  /** Root that the app must trust for session requests, in the place of Shopify's payments CA. */
  readonly paymentsCa: TrustAnchor;
  readonly client: KeyedCertificate;
  /** Signed by the right CA, but over since 2021. */
  readonly expiredClient: KeyedCertificate;
  readonly wrongCa: TrustAnchor;
  readonly wrongCaClient: KeyedCertificate;
  readonly selfSignedClient: KeyedCertificate;
  /** Root that the sandbox trusts for the app's own listener. */
  readonly serverCa: TrustAnchor;
  /** For the app's mTLS listener: localhost, 127.0.0.1, ::1. */
  readonly server: KeyedCertificate;
}

const keyedNames = ["client", "expired-client", "wrong-ca-client", "self-signed-client", "server"] as const;
const anchorNames = ["payments-ca", "wrong-ca", "server-ca"] as const;
type Name = (typeof keyedNames)[number] | (typeof anchorNames)[number];
type Pairs = Record<Name, CertificatePair>;

const renewBeforeMs = 30 * 24 * 3600_000;

/**
 * Gives the sandbox's certificates, from `folder` when a whole and still valid set is there, else newly made.
 * Files are readable by the owner only; the private keys of the CAs are never written.
 */
export async function createSandboxTls(folder: string): Promise<SandboxTls> {
  const stored = await readPairs(folder);
  if (stored && isWhole(stored)) return toTls(folder, stored);
  const pairs = await makePairs();
  await makePrivateFolder(folder);
  for (const name of anchorNames) await writePem(certPath(folder, name), pairs[name].cert);
  for (const name of keyedNames) {
    await writePem(certPath(folder, name), pairs[name].cert);
    await writePem(keyPath(folder, name), pairs[name].key);
  }
  return toTls(folder, pairs);
}

async function makePairs(): Promise<Pairs> {
  const now = Date.now();
  const valid: Validity = { from: new Date(now - 3600_000), until: new Date(now + 3650 * 24 * 3600_000) };
  const over: Validity = { from: new Date("2020-01-01T00:00:00Z"), until: new Date("2021-01-01T00:00:00Z") };
  const [paymentsCa, wrongCa, serverCa] = await Promise.all([
    makeCa("Sandbox payments CA", valid),
    makeCa("Sandbox unrelated CA", valid),
    makeCa("Sandbox server CA", valid),
  ]);
  return {
    "payments-ca": paymentsCa,
    client: await makeClient("Sandbox payments client", valid, paymentsCa),
    "expired-client": await makeClient("Sandbox expired client", over, paymentsCa),
    "wrong-ca": wrongCa,
    "wrong-ca-client": await makeClient("Sandbox payments client", valid, wrongCa),
    "self-signed-client": await makeClient("Sandbox self-signed client", valid, null),
    "server-ca": serverCa,
    server: await makeServer(valid, serverCa),
  };
}

async function readPairs(folder: string): Promise<Pairs | null> {
  const pairs: Partial<Pairs> = {};
  for (const name of [...anchorNames, ...keyedNames]) {
    const cert = await readPem(certPath(folder, name));
    const key = isKeyed(name) ? await readPem(keyPath(folder, name)) : "";
    if (cert === null || key === null) return null;
    pairs[name] = { cert, key };
  }
  return pairs as Pairs;
}

function isKeyed(name: Name): name is (typeof keyedNames)[number] {
  return (keyedNames as readonly string[]).includes(name);
}

/** A set left half-written by a kill, or with a damaged file, is made anew. */
function isWhole(pairs: Pairs): boolean {
  try {
    return isUsable(pairs);
  } catch {
    // OpenSSL could not read one of the files.
    return false;
  }
}

/** Every leaf must fit its key and its CA, and last for a while. */
function isUsable(pairs: Pairs): boolean {
  const issuers: readonly (readonly [leaf: Name, ca: Name])[] = [
    ["client", "payments-ca"],
    ["expired-client", "payments-ca"],
    ["wrong-ca-client", "wrong-ca"],
    ["server", "server-ca"],
  ];
  const isChained = issuers.every(([leaf, ca]) =>
    new X509Certificate(pairs[leaf].cert).verify(new X509Certificate(pairs[ca].cert).publicKey),
  );
  const hasKeys = keyedNames.every((name) =>
    new X509Certificate(pairs[name].cert).checkPrivateKey(createPrivateKey(pairs[name].key)),
  );
  const isFresh = (["client", "server", "wrong-ca-client"] as const).every(
    (name) => new X509Certificate(pairs[name].cert).validToDate.getTime() > Date.now() + renewBeforeMs,
  );
  return isChained && hasKeys && isFresh;
}

function toTls(folder: string, pairs: Pairs): SandboxTls {
  const anchor = (name: Name): TrustAnchor => ({ certPath: certPath(folder, name), cert: pairs[name].cert });
  const keyed = (name: (typeof keyedNames)[number]): KeyedCertificate => ({
    ...anchor(name),
    keyPath: keyPath(folder, name),
    key: pairs[name].key,
  });
  return {
    folder,
    paymentsCa: anchor("payments-ca"),
    client: keyed("client"),
    expiredClient: keyed("expired-client"),
    wrongCa: anchor("wrong-ca"),
    wrongCaClient: keyed("wrong-ca-client"),
    selfSignedClient: keyed("self-signed-client"),
    serverCa: anchor("server-ca"),
    server: keyed("server"),
  };
}
