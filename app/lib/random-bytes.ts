import { randomFillSync } from "node:crypto";

const pool = Buffer.allocUnsafe(4096);
let used = pool.length;

/** Random bytes from the system's generator, fetched a page at a time: asking for 16 at a time was 7 % of a payment session. */
export function takeRandomBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const taken = Buffer.from(pool.subarray(used, used + count));
  // Nothing that was given away stays behind.
  pool.fill(0, used, used + count);
  used += count;
  return taken;
}
