import { endOfGrace } from "../../app/domain/grace.ts";
import type { Voucher } from "../../app/ports/records.ts";
import type { ModelPayment } from "./gateway-model.ts";
import type { World } from "./world.ts";

const hour = 3_600_000;
const day = 24 * hour;

/** When a shopper's money becomes known to the gateway, and how much it is. */
type Habit =
  "in time" | "at the end" | "when the shop is told" | "late" | "too little" | "too much" | "never";

const habits: readonly Habit[] = [
  ...(["in time", "in time", "in time", "at the end", "when the shop is told"] as const),
  ...(["late", "too little", "too much", "never", "never"] as const),
];

/** Goes to the counter with the number. Cash taken in time arrives at the gateway at once or many days later. */
export async function payTheVoucher(world: World, voucher: Voucher): Promise<void> {
  const { chance, scheduler } = world.stage;
  const model = world.modelOf(voucher.gateway);
  const payment = model.find({ gatewayPaymentId: voucher.gatewayPaymentId ?? "" });
  if (!payment) throw new Error(`a shopper has a number the gateway does not know: ${voucher.id}`);
  const habit = world.isRace
    ? chance.pick(["at the end", "when the shop is told"] as const)
    : chance.pick(habits);
  if (habit === "never") return;
  const knownAt = Math.max(scheduler.now().getTime() + 1_000, momentFor(world, voucher, payment, habit));
  await world.rest(knownAt - scheduler.now().getTime());
  const { minor } = payment.amount;
  const received = habit === "too little" ? minor - 100n : habit === "too much" ? minor + 100n : minor;
  model.receive(payment, { ...payment.amount, minor: received });
}

function momentFor(
  { stage: { chance, scheduler }, modelOf }: World,
  { gateway, country }: Voucher,
  { expiresAt }: ModelPayment,
  habit: Habit,
): number {
  const end = expiresAt.getTime();
  const now = scheduler.now().getTime();
  switch (habit) {
    case "at the end":
      return end + chance.between(-10_000, 900_000);
    case "when the shop is told":
      return (
        endOfGrace(expiresAt, country, modelOf(gateway).habits.clearing).getTime() +
        chance.between(-10_000, 20_000)
      );
    case "late":
      return end + chance.between(0, chance.pick([2 * hour, 2 * day, 15 * day]));
    default:
      return now + chance.between(1_000, Math.max(2_000, end - now));
  }
}
