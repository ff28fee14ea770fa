import type { ReceivedMail } from "../../sandbox/mailbox/mail.ts";
import type { FlowWorld } from "./flow-world.ts";

/** The mails that hold the payment's link, in the order in which they arrived. */
export function mailsOf({ mailbox }: Pick<FlowWorld, "mailbox">, token: string): readonly ReceivedMail[] {
  return mailbox.mails().filter(({ text }) => text.includes(token));
}

export function subjectsOf(world: Pick<FlowWorld, "mailbox">, token: string): readonly string[] {
  return mailsOf(world, token).map(({ subject }) => subject.replaceAll("\u00a0", " "));
}

/** What became of the payment's messages: "key state". */
export async function messagesOf({ pool }: Pick<FlowWorld, "pool">, paymentId: string): Promise<string[]> {
  const { rows } = await pool.query<{ what: string }>(
    "select key || ' ' || state || coalesce(' ' || outcome, '') as what from message where payment_id = $1 order by key",
    [paymentId],
  );
  return rows.map(({ what }) => what);
}

/** When a message of the payment is due. */
export async function dueAtOf(
  { pool }: Pick<FlowWorld, "pool">,
  paymentId: string,
  key: string,
): Promise<Date> {
  const text = "select due_at from message where payment_id = $1 and key = $2";
  const { rows } = await pool.query<{ due_at: Date }>(text, [paymentId, key]);
  if (!rows[0]) throw new Error(`${key} is not planned`);
  return rows[0].due_at;
}

/** The next noon in Colombia and Peru: nobody is spared a message at that hour. All that waits then has its turn. */
export async function atNoon(world: FlowWorld): Promise<void> {
  const now = world.clock.now().getTime();
  const noon = new Date(now).setUTCHours(17, 0, 0, 0);
  world.advance((noon > now ? noon : noon + 24 * 3_600_000) - now);
  await world.jobs.runEarly();
  await world.jobs.run();
}
