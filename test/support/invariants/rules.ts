import { findLateMoneyFaults } from "./late-money.ts";
import { findLedgerFaults } from "./ledger.ts";
import { findLeftWork } from "./left-work.ts";
import { findPaymentFaults } from "./payments.ts";
import { findUnheardMoney } from "./shop.ts";
import type { Snapshot } from "./snapshot.ts";
import { findVoucherFaults } from "./vouchers.ts";

/** The rules about our own rows, one list for PostgreSQL and for the simulation; each gives sentences, none when kept. */
export const rules: readonly ((snapshot: Snapshot) => string[])[] = [
  findLedgerFaults,
  findPaymentFaults,
  findVoucherFaults,
  findLeftWork,
  findUnheardMoney,
  findLateMoneyFaults,
];
