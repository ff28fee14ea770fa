import fc from "../support/properties.ts";
import { describe, expect, test } from "vitest";
import { localDayOf } from "../../app/domain/local-day.ts";
import type { Country } from "../../app/domain/method.ts";
import { decideTurn } from "../../app/domain/message-turn.ts";
import { isQuiet } from "../../app/domain/quiet-hours.ts";
import { isAnswer, isWarning, messageKinds } from "../../app/domain/message-kind.ts";

const at = (text: string): Date => new Date(`${text}:00-05:00`);
const noon = at("2026-11-24T12:00");
const night = at("2026-11-24T22:00");
const message = { kind: "reminder" as const, dueAt: at("2026-11-24T11:00"), until: null };

const turn = (more: Partial<Parameters<typeof decideTurn>[0]>, now: Date) =>
  decideTurn({ message, country: "CO", lastSentAt: null, ...more }, now);

describe("a message that is true", () => {
  test("leaves when it is due, by day", () => {
    expect(turn({}, noon)).toEqual({ act: "send" });
    expect(turn({}, at("2026-11-24T10:00"))).toEqual({ act: "wait", until: message.dueAt });
  });

  test("waits for the morning at night, and for the next day when one has left today", () => {
    const morning = { act: "wait", until: at("2026-11-25T08:00") };
    expect(turn({}, night)).toEqual(morning);
    expect(turn({ lastSentAt: at("2026-11-24T09:00") }, noon)).toEqual(morning);
    expect(turn({ lastSentAt: at("2026-11-23T20:59") }, noon)).toEqual({ act: "send" });
  });

  test("is dropped when it could only leave after its time", () => {
    const short = { message: { ...message, until: at("2026-11-25T06:00") } };
    expect(turn(short, night)).toEqual({ act: "drop" });
    expect(turn(short, noon)).toEqual({ act: "send" });
    expect(turn({ message: { ...message, kind: "issued", until: noon } }, noon)).toEqual({ act: "drop" });
  });

  test("leaves at once, day or night, when it answers what the shopper just did", () => {
    for (const kind of ["link", "issued", "paid"] as const)
      expect(turn({ message: { ...message, kind }, lastSentAt: night }, night)).toEqual({ act: "send" });
  });

  test("leaves as one more of the day, yet not at night, when it keeps somebody from paying in vain", () => {
    const warning = {
      message: { ...message, kind: "withdrawn" as const },
      lastSentAt: at("2026-11-24T09:00"),
    };
    expect(turn(warning, noon)).toEqual({ act: "send" });
    expect(turn(warning, night)).toEqual({ act: "wait", until: at("2026-11-25T08:00") });
  });

  test("never leaves before it is due, at night or as the second of a day, and always gets its turn", () => {
    const when = fc.date({ min: noon, max: at("2027-11-24T12:00"), noInvalidDate: true });
    const country = fc.constantFrom<Country>("CO", "PE");
    const last = fc.option(when, { nil: null });
    fc.assert(
      fc.property(
        fc.constantFrom(...messageKinds),
        country,
        when,
        last,
        when,
        (kind, where, dueAt, lastSentAt, now) => {
          const sending = { message: { kind, dueAt, until: null }, country: where, lastSentAt };
          const decided = decideTurn(sending, now);
          if (decided.act === "drop") throw new Error("nothing ends it");
          const leavesAt = decided.act === "send" ? now : decided.until;
          expect(leavesAt >= dueAt).toBe(true);
          if (decided.act === "wait") expect(leavesAt > now).toBe(true);
          if (isAnswer(kind) || decided.act === "wait") return;
          expect(isQuiet(now, where)).toBe(false);
          if (lastSentAt && !isWarning(kind))
            expect(localDayOf(lastSentAt, where)).toBeLessThan(localDayOf(now, where));
        },
      ),
    );
  });
});
