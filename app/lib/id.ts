import { createHash } from "node:crypto";
import { takeRandomBytes } from "./random-bytes.ts";

/**
 * A UUID of version 7 (RFC 9562): it begins with the time, so rows made together lie together in an index; the
 * other 74 bits are random.
 */
export function newId(now: number = Date.now()): string {
  const bytes = takeRandomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return uuidOf(bytes);
}

/** What no id made before that moment is above, and none made from then on is below. */
export function firstIdOf(moment: Date): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(Math.max(0, moment.getTime()), 0, 6);
  return uuidOf(bytes);
}

/** The one id that follows another: a UUID of version 8 (RFC 9562), the same whoever asks and how often. */
export function idAfter(id: string): string {
  const bytes = createHash("sha256").update(`after ${id}`).digest().subarray(0, 16);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return uuidOf(bytes);
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** 128 random bits for a link nobody can guess: 22 characters of base64url. */
export function newToken(): string {
  return takeRandomBytes(16).toString("base64url");
}
