import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from "node:crypto";
import { takeRandomBytes } from "./random-bytes.ts";
import { err, ok, type Result } from "./result.ts";

const format = "v1";
const algorithm = "aes-256-gcm";
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Keys by id. New values use the current one; the others only open what they once sealed. */
export interface KeyRing {
  readonly currentId: string;
  readonly keys: ReadonlyMap<string, KeyObject>;
}

export type KeyRingError = "empty" | "malformed_entry" | "wrong_key_length" | "repeated_id";

/** `damaged` also covers a value moved to another row: the seal names its place. */
export type OpenError = "malformed" | "unknown_key" | "damaged";

export interface SealedBox {
  /** Seals `plaintext` so that it opens only with the same `boundTo` ("shop:…:gateway-account:…"). */
  seal(plaintext: string, boundTo: string): string;
  open(sealed: string, boundTo: string): Result<string, OpenError>;
}

/** Reads "k1:base64,k2:base64"; each key is 32 bytes, the last is current. Errors never quote the text. */
export function parseKeyRing(text: string): Result<KeyRing, KeyRingError> {
  const keys = new Map<string, KeyObject>();
  let currentId = "";
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [, id, encoded] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry) ?? [];
    if (id === undefined || encoded === undefined) return err("malformed_entry");
    const key = Buffer.from(encoded, "base64");
    if (key.length !== keyBytes) return err("wrong_key_length");
    if (keys.has(id)) return err("repeated_id");
    keys.set(id, createSecretKey(key));
    currentId = id;
  }
  return keys.size === 0 ? err("empty") : ok({ currentId, keys });
}

/** AES-256-GCM with a random 96-bit IV: "v1.<key id>.<iv>.<ciphertext and tag>", the last two base64url. */
export function createSealedBox({ currentId, keys }: KeyRing): SealedBox {
  const currentKey = keys.get(currentId);
  if (currentKey === undefined) throw new Error(`key ring has no key ${currentId}`);

  return {
    seal(plaintext, boundTo) {
      const iv = takeRandomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, currentKey, iv).setAAD(Buffer.from(boundTo));
      const body = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return [format, currentId, iv.toString("base64url"), body.toString("base64url")].join(".");
    },

    open(sealed, boundTo) {
      const [version, keyId, iv, body, ...rest] = sealed.split(".");
      if (version !== format || keyId === undefined || rest.length > 0) return err("malformed");
      const key = keys.get(keyId);
      if (key === undefined) return err("unknown_key");
      return decrypt(key, Buffer.from(iv ?? "", "base64url"), Buffer.from(body ?? "", "base64url"), boundTo);
    },
  };
}

function decrypt(key: KeyObject, iv: Buffer, body: Buffer, boundTo: string): Result<string, OpenError> {
  if (iv.length !== ivBytes || body.length < tagBytes) return err("malformed");
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(boundTo)).setAuthTag(body.subarray(-tagBytes));
  const start = decipher.update(body.subarray(0, -tagBytes));
  try {
    return ok(Buffer.concat([start, decipher.final()]).toString("utf8"));
  } catch {
    // `final` throws for one reason only: the tag does not fit the text, the key or the place.
    return err("damaged");
  }
}
