const minute = 60;
const hour = 60 * minute;

/**
 * Waits between tries, in seconds: try n+1 starts `delays[n]` after try n failed. When the list is used up the
 * job is dead: a row, an alert and a person's button, never silence.
 */
export type RetryTable = readonly number[];

/** 18 tries within 24 h, Shopify's rule for payments apps (Considerations page): 17 waits, 23 h 59 min 30 s in all. */
export const shopTellDelays: RetryTable = [
  5,
  10,
  30,
  45,
  minute,
  2 * minute,
  5 * minute,
  12 * minute,
  38 * minute,
  hour,
  2 * hour,
  200 * minute,
  200 * minute,
  200 * minute,
  200 * minute,
  200 * minute,
  200 * minute,
];

/** A shopper waits for the way to pay; what is given up after a day is found again when the order changes. */
export const lookAtOrderDelays: RetryTable = [
  1,
  2,
  5,
  10,
  30,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  8 * hour,
];

/** A shopper is waiting in front of the page: quick at first, given up after about an hour. */
export const issueVoucherDelays: RetryTable = [
  1,
  2,
  3,
  5,
  10,
  20,
  30,
  minute,
  minute,
  2 * minute,
  5 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  20 * minute,
];

/** A voucher that must be voided or is still lost: a day and a half; what has a number is polled besides. */
export const clearUpDelays: RetryTable = [
  minute,
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  8 * hour,
  24 * hour,
];

/** A webhook whose payment could not be asked for; polling heals the same payment meanwhile. */
export const askGatewayDelays: RetryTable = [
  1,
  2,
  5,
  10,
  30,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
];

/** A public address that did not answer: a restart or a certificate being renewed is over in minutes. */
export const probeDelays: RetryTable = [minute, 5 * minute];

/** A mail server that is away or asks for patience; half a day on, what there was to say has been said by the page. */
export const messageDelays: RetryTable = [10, minute, 5 * minute, 15 * minute, hour, 3 * hour, 8 * hour];

/** A workflow that begins half a day late still helps; later it would surprise. */
export const flowDelays: RetryTable = [10, minute, 5 * minute, 15 * minute, hour, 3 * hour, 8 * hour];

export const refundDelays: RetryTable = shopTellDelays;

/** A gateway that did not take a refund yet; when used up a person is told, and the last wait repeats. */
export const refundAskDelays: RetryTable = [
  minute,
  2 * minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  4 * hour,
  8 * hour,
  8 * hour,
];

/** A refund the gateway pays out later, such as a bank transfer: half a month until a person is told. */
export const refundCheckDelays: RetryTable = [
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  12 * hour,
  ...Array.from({ length: 14 }, () => 24 * hour),
];

/** Seconds until the next try after `tries` failures (1 = the first try failed); undefined: give up. */
export function nextDelay(table: RetryTable, tries: number): number | undefined {
  return table[tries - 1];
}
