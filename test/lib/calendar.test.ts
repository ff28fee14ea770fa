import { expect, it } from "vitest";
import { toCalendar } from "../../app/lib/calendar.ts";

const deadline = {
  id: "abc@pay.example.com",
  at: new Date("2026-11-28T01:00:00Z"),
  summary: "Pago en Efecty, para “Café”; hoy",
  description: "Paga $ 184.900 en Efecty. ".repeat(8),
  url: "https://pay.example.com/pay/tok_1",
  madeAt: new Date("2026-11-24T15:00:00Z"),
};

it("tells calendars the last hour before the deadline, in a time that each turns into its own", () => {
  const calendar = toCalendar(deadline);
  expect(calendar).toContain("DTSTART:20261128T000000Z\r\nDTEND:20261128T010000Z\r\n");
  expect(calendar).toContain("TRIGGER;RELATED=END:-P1D");
});

it("is a whole iCalendar file: lines of at most 75 bytes, commas and semicolons escaped, nothing lost", () => {
  const calendar = toCalendar(deadline);
  for (const line of calendar.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const unfolded = calendar.replaceAll("\r\n ", "");
  expect(unfolded).toContain("SUMMARY:Pago en Efecty\\, para “Café”\\; hoy\r\n");
  expect(unfolded).toContain(`DESCRIPTION:${deadline.description}\r\n`);
  expect(calendar.startsWith("BEGIN:VCALENDAR\r\n") && calendar.endsWith("END:VCALENDAR\r\n")).toBe(true);
});
