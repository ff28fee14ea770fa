import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { deeds, refusals, type ActAnswer } from "../../app/domain/act-answer.ts";
import { exceptionRules, exceptionWords } from "../../app/domain/exception.ts";
import { paymentActs, thingActs } from "../../app/domain/merchant-act.ts";
import { money } from "../../app/domain/money.ts";
import { paymentMarks, paymentStates } from "../../app/domain/payment-filters.ts";
import type { TimelineEntry } from "../../app/domain/timeline.ts";
import {
  tellActor,
  tellAnswer,
  tellEntry,
  tellRefundRefusal,
  tellRefusal,
  tellResolution,
} from "../../app/i18n/case-words.ts";
import { words } from "../../app/i18n/en/panel/words.ts";
import { languages, type Language } from "../../app/i18n/language.ts";
import { panelTexts } from "../../app/i18n/texts.ts";

/** What a name of the data looks like, which no reader shall see. */
const rawName = /[a-z]_[a-z]|\{\{|\bundefined\b/;
const readerOf = (language: Language) => ({ language, timeZone: "America/Bogota" });

/** Names that flows write into the database as text, read from their source. */
function writtenNames(pattern: RegExp): string[] {
  const folders = ["app/flows", "app/server/panel"];
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`));
  const texts = files.filter((file) => file.endsWith(".ts")).map((file) => readFileSync(file, "utf8"));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((found) => found[1] ?? "")))];
}

const amount = money(18_490_050n, "COP");
const at = new Date("2026-11-26T15:42:00Z");
const facts = Object.keys(words.fact) as (keyof typeof words.fact)[];
const sources = Object.keys(words.source) as (keyof typeof words.source)[];
const entries: readonly TimelineEntry[] = [
  { at, what: "started" },
  { at, what: "number_asked", attempt: 2, gateway: "mercado-pago" },
  ...facts.flatMap((kind) =>
    sources.map((source): TimelineEntry => {
      const reason = kind === "voucher_refused" ? "document_refused" : null;
      return { at, what: "fact", kind, source, attempt: 2, amount, occurredAt: at, reason };
    }),
  ),
  ...(["none", "pending", "paid", "closed"] as const).map((told) => ({ at, what: "told" as const, told })),
  ...(["refund", "capture", "void"] as const).map((kind) => ({
    at,
    what: "requested" as const,
    kind,
    amount,
  })),
  { at, what: "refund_asked", amount, by: "recaudo" },
  { at, what: "refund_refused", amount, by: "shop" },
  { at, what: "desk_filled", amount },
  { at, what: "desk_expired", amount },
  { at, what: "exception_opened", kind: "late_money" },
  {
    at,
    what: "exception_ended",
    kind: "short",
    resolution: "told_by_gateway",
    by: "staff 7",
    note: "as agreed",
  },
  { at, what: "gave_up", kind: "shop_sync" },
  { at, what: "act", verb: "refund", by: "Marta", reason: "paid_twice" },
];

describe.each(languages)("in %s", (language) => {
  const t = panelTexts(language);
  const reader = readerOf(language);

  test("every state, mark, matter, advice, ending and act has its words", () => {
    const said = [
      ...paymentStates.map((state) => t(`words.state.${state}`)),
      ...paymentMarks.map((mark) => t(`words.mark.${mark}`)),
      ...Object.entries(exceptionRules).flatMap(([kind, { suggestedAction }]) => [
        t(`words.exception.${kind as keyof typeof exceptionRules}`),
        t(`words.advice.${suggestedAction}`),
      ]),
      ...exceptionWords.map((word) => tellResolution(word, reader)),
      ...[...paymentActs, ...thingActs].flatMap((act) => [
        t(`acts.of.${act}.button`),
        t(`acts.of.${act}.ask`),
      ]),
    ];
    for (const text of said) expect(text).not.toMatch(rawName);
    expect(new Set(said).size).toBeGreaterThan(60);
  });

  test("every line of a history reads as a sentence", () => {
    for (const entry of entries) {
      const { line, more } = tellEntry(entry, { "mercado-pago": "Mercado Pago" }, reader);
      for (const text of [line, ...more]) expect(text).not.toMatch(rawName);
      if ("amount" in entry && entry.what !== "fact" && entry.what !== "requested")
        expect(line.replaceAll("\u00a0", " ")).toContain("$ 184.900,50");
    }
  });

  test("every answer to a click says what follows, with its amount and its moment", () => {
    const detail = { until: at.toISOString(), amount: "184900.50 COP", owner: "Marta" };
    const answers: ActAnswer[] = [
      ...deeds.map((say): ActAnswer => ({ isDone: true, say, detail })),
      ...refusals.map((say): ActAnswer => ({ isDone: false, say, detail })),
    ];
    for (const answer of answers) expect(tellAnswer(answer, reader)).not.toMatch(rawName);
    const extended = tellAnswer({ isDone: true, say: "extended", detail }, reader);
    expect(extended).toContain("10:42");
  });

  test("who acted is a name, and never a number alone or an unknown word", () => {
    expect(tellActor("Marta", reader)).toBe("Marta");
    for (const actor of ["recaudo", "shop", "staff 902541635"])
      expect(tellActor(actor, reader)).not.toBe(actor);
  });
});

test("names that flows write as text are all known here; what is not known has a word of its own", () => {
  const reader = readerOf("en");
  const other = panelTexts("en")("words.act.other");
  // Settings, accounts and their addresses are the shop's, and in no payment's history.
  const verbs = writtenNames(/verb: "([a-z_]+)",\s*subject/g);
  const aboutPayments = verbs.filter((verb) => !/^(save|set|probe)_/.test(verb));
  expect(aboutPayments.length).toBeGreaterThan(10);
  for (const verb of aboutPayments) {
    const { line } = tellEntry({ at, what: "act", verb, by: "Marta", reason: null }, {}, reader);
    expect(line, verb).not.toBe(other);
  }
  const resolutions = writtenNames(/resolution: "([a-z_]+)"/g);
  expect(resolutions.length).toBeGreaterThan(5);
  for (const resolution of resolutions) expect(Object.keys(words.resolution)).toContain(resolution);
  expect(tellResolution("nobody_knows", reader)).toBe(words.resolution.other);
  expect(tellRefusal("nobody_knows", reader)).toBe(words.refusal.other);
  expect(tellRefundRefusal("nobody_knows", reader)).toBe(words.refusal.refused);
  expect(tellRefundRefusal("refund_not_paid_out", reader)).toContain("wrong bank details");
});
