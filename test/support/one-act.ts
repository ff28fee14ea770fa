import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { ActAnswer, ActRefusal } from "../../app/domain/act-answer.ts";
import type { MerchantAct } from "../../app/domain/merchant-act.ts";
import { tellAnswer } from "../../app/i18n/case-words.ts";
import { languages } from "../../app/i18n/language.ts";
import type { ActForm } from "../../app/server/panel-container.ts";
import type { FlowWorld } from "./flow-world.ts";
import type { handOn } from "./merchant-hand.ts";

type Hand = Pick<Awaited<ReturnType<typeof handOn>>, "act">;
type Typed = Readonly<Record<string, string>>;

/** One form sent, and sent again under its key: the same answer, and nothing more is done. Returns the answer. */
export async function actOnce(
  world: FlowWorld,
  hand: Hand,
  act: MerchantAct,
  typed: Typed = {},
  file: ActForm["file"] = null,
): Promise<ActAnswer> {
  const form = { ...typed, key: randomUUID() };
  const first = await hand.act(act, form, file);
  if (!first) throw new Error(`${act} found no payment`);
  expectWords(first);
  const before = await everythingOf(world);
  const { isDone, say, detail } = first;
  if (isDone) expect(await hand.act(act, form, file), "the second click").toEqual({ isDone, say, detail });
  expect(await everythingOf(world), "what the second click did").toBe(before);
  return first;
}

/** A form that is refused, in words of every language, and has done nothing. */
export async function expectRefused(
  world: FlowWorld,
  sent: () => Promise<ActAnswer | null>,
  say: ActRefusal,
): Promise<void> {
  const before = await everythingOf(world);
  const answer = await sent();
  expect(answer).toMatchObject({ isDone: false, say });
  if (answer) expectWords(answer);
  expect(await everythingOf(world), `what the refused click did (${say})`).toBe(before);
}

/** What a merchant reads: a whole sentence in each language, with nothing left to fill in. */
function expectWords(answer: ActAnswer): void {
  const told = languages.map((language) => tellAnswer(answer, { language, timeZone: "America/Bogota" }));
  for (const sentence of told) {
    expect(sentence).not.toBe("");
    expect(sentence).not.toMatch(/\{\{|answers\./);
  }
  expect(new Set(told).size).toBe(languages.length);
}

/** Who did an act about a payment, and why. */
export async function traceOf(world: FlowWorld, paymentId: string, verb: string) {
  const { rows } = await world.pool.query<{ actor: string; reason: string | null }>(
    "select actor, reason from audit_entry where payment_id = $1 and verb = $2 order by id",
    [paymentId, verb],
  );
  return rows;
}

/**
 * Gateways and Shopify ring whenever they like, and calls are counted a moment after they were made. Clicks are
 * remembered, also refused ones.
 */
const ofOthers = [
  "inbox",
  "webhook_health",
  "shop_event",
  "rate_budget",
  "merchant_click",
  "_prisma_migrations",
];
const jobsOfOthers = ["process-inbox", "look-at-order"];

/** All rows and all work that waits, as one text: equal texts mean that nothing was done. */
async function everythingOf({ pool }: FlowWorld): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and not table_name = any($1) order by table_name`,
    [ofOthers],
  );
  const parts = [];
  for (const { name } of tables) {
    const text = `select coalesce(string_agg(each::text, E'\\n' order by each::text), '') as rows from "${name}" each`;
    const { rows } = await pool.query<{ rows: string }>(text);
    parts.push(`${name}: ${rows[0]?.rows}`);
  }
  const { rows: jobs } = await pool.query<{ job: string }>(
    `select name || ' ' || data::text as job from pgboss.job
      where state in ('created', 'retry', 'active') and not name = any($1) order by job`,
    [jobsOfOthers],
  );
  return [...parts, ...jobs.map(({ job }) => job)].join("\n");
}
