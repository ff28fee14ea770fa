import type { MethodId } from "./methods.ts";

/** Coprime to both ranges, so that no two nearby ids share a number. */
const spread = 733_494_413n;

/**
 * The numbers for the counter. Efecty: ten digits, both alike. PagoEfectivo: nine digits, and the
 * verification code differs (devsite-docs samples, 2026-09).
 */
export function makeReference(id: number, method: MethodId): { reference: string; verificationCode: string } {
  if (method === "efecty") {
    const reference = spreadOver(id, 9_000_000_000n, 1_000_000_000n);
    return { reference, verificationCode: reference };
  }
  return {
    reference: spreadOver(id, 900_000_000n, 100_000_000n),
    verificationCode: spreadOver(id + 1, 90_000_000n, 10_000_000n),
  };
}

function spreadOver(id: number, size: bigint, start: bigint): string {
  return (start + ((BigInt(id) * spread) % size)).toString();
}
