import { endOfGrace } from "../domain/grace.ts";
import type { Gateway } from "../ports/gateway.ts";
import type { Offer } from "../ports/offer.ts";
import type { Voucher } from "../ports/records.ts";

interface Gateways {
  findGateway(id: string): Gateway;
}

/** From when no money that was paid in time for this voucher can still be on its way, by its gateway's own data. */
export function findGraceEnd(gateways: Gateways, voucher: Voucher): Date {
  const { clearing } = offerOf(gateways.findGateway(voucher.gateway), voucher);
  return endOfGrace(voucher.details.expiresAt, voucher.country, clearing);
}

/** The same for all vouchers of a payment: the latest counts; null when there is none. */
export function findLastGraceEnd(gateways: Gateways, vouchers: readonly Voucher[]): Date | null {
  const ends = vouchers.map((voucher) => findGraceEnd(gateways, voucher).getTime());
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}

function offerOf(gateway: Gateway, { method, country }: Voucher): Offer {
  const offer = gateway.offers.find((offered) => offered.method === method && offered.country === country);
  if (!offer) throw new Error(`${gateway.id} has a voucher of a method it does not offer`);
  return offer;
}
