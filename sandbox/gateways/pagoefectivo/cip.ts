/** One CIP as the sandbox keeps it. Amounts are hundredths; times are epoch milliseconds. */
export interface Cip {
  readonly number: number;
  readonly serviceId: number;
  readonly transactionCode: string;
  readonly amount: bigint;
  readonly concept: string | null;
  /** GUID: the file name of the voucher page. */
  readonly pageToken: string;
  readonly status: number;
  readonly statusName: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** How far the deadline clock had been moved when this deadline was set. */
  readonly clockOffset: number;
  readonly paidAt: number | null;
  readonly removedAt: number | null;
  /** Of the payment, told in the notification. */
  readonly operationNumber: string | null;
}

type State = Pick<Cip, "status" | "statusName">;

/** 22 and its name as in PagoEfectivo's own samples. */
export const waiting: State = { status: 22, statusName: "Generado." };
/** Numbers from a merchant's operating notes; the names were never seen (2026-11). */
export const expired: State = { status: 21, statusName: "Expirado." };
export const paid: State = { status: 23, statusName: "Cancelado." };
/** The number is invented: no paper tells it (2026-11). */
export const deleted: State = { status: 29, statusName: "Eliminado." };

export function isOpen(cip: Cip): boolean {
  return cip.status === waiting.status;
}
