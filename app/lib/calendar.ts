/** A moment by which something must be done, as an entry of a calendar. */
export interface Deadline {
  /** The same entry again, for calendars that know it already. */
  readonly id: string;
  readonly at: Date;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly madeAt: Date;
}

const hour = 3_600_000;

/** An iCalendar file (RFC 5545): the last hour before the deadline, and two alarms, a day and four hours before. */
export function toCalendar({ id, at, summary, description, url, madeAt }: Deadline): string {
  const alarm = (before: string) => [
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escapeText(summary)}`,
    `TRIGGER;RELATED=END:-${before}`,
    "END:VALARM",
  ];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Recaudo//Payment deadline//EN",
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${timeOf(madeAt)}`,
    `DTSTART:${timeOf(new Date(at.getTime() - hour))}`,
    `DTEND:${timeOf(at)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    `URL:${url}`,
    "TRANSP:TRANSPARENT",
    ...alarm("P1D"),
    ...alarm("PT4H"),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

/** In UTC, which every calendar turns into its owner's time. */
function timeOf(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d{3}/g, "");
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** At most 75 bytes a line; what is longer goes on after a space, and no character is cut. */
function fold(line: string): string {
  let folded = "";
  let bytes = 0;
  for (const letter of line) {
    const more = Buffer.byteLength(letter);
    if (bytes + more > 75) {
      folded += "\r\n ";
      bytes = 1;
    }
    folded += letter;
    bytes += more;
  }
  return folded;
}
