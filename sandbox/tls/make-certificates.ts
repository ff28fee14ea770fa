import { generate } from "selfsigned";

export interface CertificatePair {
  readonly cert: string;
  readonly key: string;
}

export interface Validity {
  readonly from: Date;
  readonly until: Date;
}

type Extensions = NonNullable<NonNullable<Parameters<typeof generate>[1]>["extensions"]>;

const caExtensions: Extensions = [
  { name: "basicConstraints", cA: true, critical: true },
  { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
];
const clientExtensions: Extensions = [
  { name: "basicConstraints", cA: false, critical: true },
  { name: "keyUsage", digitalSignature: true, critical: true },
  { name: "extKeyUsage", clientAuth: true },
];
const serverExtensions: Extensions = [
  { name: "basicConstraints", cA: false, critical: true },
  { name: "keyUsage", digitalSignature: true, critical: true },
  { name: "extKeyUsage", serverAuth: true },
  {
    name: "subjectAltName",
    altNames: [
      { type: 2, value: "localhost" },
      { type: 7, ip: "127.0.0.1" },
      { type: 7, ip: "::1" },
    ],
  },
];

export function makeCa(commonName: string, validity: Validity): Promise<CertificatePair> {
  return make(commonName, validity, caExtensions, null);
}

export function makeClient(
  commonName: string,
  validity: Validity,
  ca: CertificatePair | null,
): Promise<CertificatePair> {
  return make(commonName, validity, clientExtensions, ca);
}

export function makeServer(validity: Validity, ca: CertificatePair): Promise<CertificatePair> {
  return make("localhost", validity, serverExtensions, ca);
}

async function make(
  commonName: string,
  { from, until }: Validity,
  extensions: Extensions,
  ca: CertificatePair | null,
): Promise<CertificatePair> {
  const pems = await generate([{ name: "commonName", value: commonName }], {
    keyType: "ec",
    curve: "P-256",
    // selfsigned's default is SHA-1, which OpenSSL 3 refuses.
    algorithm: "sha256",
    notBeforeDate: from,
    notAfterDate: until,
    extensions,
    ...(ca ? { ca } : {}),
  });
  return { cert: pems.cert, key: pems.private };
}
