import { generate } from "selfsigned";

export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

const day = 86_400_000;
const elliptic = { keyType: "ec", algorithm: "sha256" } as const;

/** A self-signed authority that may only sign certificates. */
export async function makeAuthority(commonName: string): Promise<KeyAndCertificate> {
  const made = await generate([{ name: "commonName", value: commonName }], {
    ...elliptic,
    extensions: [
      { name: "basicConstraints", cA: true, critical: true },
      { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  return { key: made.private, cert: made.cert };
}

export interface LeafOptions {
  readonly use: "serverAuth" | "clientAuth";
  /** Days from now. */
  readonly from?: number;
  readonly to?: number;
}

/** A certificate signed by `authority`, or by its own key when there is none. */
export async function makeLeaf(
  authority: KeyAndCertificate | null,
  options: LeafOptions,
): Promise<KeyAndCertificate> {
  const { use, from = -1, to = 1 } = options;
  const made = await generate([{ name: "commonName", value: "localhost" }], {
    ...elliptic,
    notBeforeDate: new Date(Date.now() + from * day),
    notAfterDate: new Date(Date.now() + to * day),
    ...(authority && { ca: authority }),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      { name: "extKeyUsage", [use]: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
