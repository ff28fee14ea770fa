import { timingSafeEqual } from "node:crypto";

/** Compares secrets without telling by its duration where they differ. Different lengths are simply unequal. */
export function constantTimeEqual(a: string | Buffer, b: string | Buffer): boolean {
  const left = typeof a === "string" ? Buffer.from(a) : a;
  const right = typeof b === "string" ? Buffer.from(b) : b;
  return left.length === right.length && timingSafeEqual(left, right);
}
