import { createHmac, createSecretKey } from "node:crypto";
import type { KeyRing } from "./sealed-box.ts";

/**
 * Finds a person's rows without reading them: the same e-mail gives the same digest, and without the key nobody can
 * try addresses. Keyed by the ring's oldest key, which stays as long as anything it sealed does.
 */
export function createEmailDigest({ keys }: KeyRing): (email: string) => string {
  const [oldest] = keys.values();
  if (oldest === undefined) throw new Error("a key ring without keys");
  // Node makes a key object of bytes anew for every HMAC, which costs five times the HMAC (measured, Node 24.21).
  const key = createSecretKey(createHmac("sha256", oldest).update("email digest").digest());
  return (email) => createHmac("sha256", key).update(email.trim().toLowerCase()).digest("base64url");
}
