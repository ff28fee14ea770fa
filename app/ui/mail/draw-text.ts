import type { MailParts } from "./mail-parts.ts";

/** The mail for readers without HTML and without pictures: nothing is missing in it. */
export function drawText({
  heading,
  sentence,
  facts,
  action,
  offer,
  notes,
  footer,
  stop,
}: MailParts): string {
  const blocks = [
    heading,
    sentence,
    facts.map(({ label, value }) => `${label}: ${value}`).join("\n"),
    ...notes.map(({ text, spoken }) => (spoken === null ? text : `${text}\n  “${spoken}”`)),
    `${action.label}:\n${action.url}`,
    ...(offer ? [`${offer.label}:\n${offer.url}`] : []),
    ["-- ", ...footer, ...(stop ? [`${stop.label}: ${stop.url}`] : [])].join("\n"),
  ];
  return `${blocks.join("\n\n")}\n`;
}
