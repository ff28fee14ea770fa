import { barcodeContentId, type MailFact, type MailParts, type PictureSize } from "./mail-parts.ts";

const ink = "color:#1a1a1a";
const quiet = "color:#595959;font-size:14px";

/**
 * The mail with its picture. Every colour stands beside its ground, so that a mailbox that darkens mails leaves both or
 * turns both; the barcode brings its white ground with it, in the size it is shown in: scaled, no counter could read it.
 * Styles are inline, because many mailboxes drop all others.
 */
export function drawHtml(parts: MailParts, size: PictureSize | null): string {
  const {
    language,
    subject,
    shopName,
    heading,
    sentence,
    facts,
    barcode,
    action,
    offer,
    notes,
    footer,
    stop,
  } = parts;
  const picture = barcode && size ? drawPicture(barcode.alt, size) : "";
  const said = notes.map(({ text, spoken }) => {
    const phrase = spoken === null ? "" : `<br><strong lang="es">“${escape(spoken)}”</strong>`;
    return `<p style="margin:0 0 12px">${escape(text)}${phrase}</p>`;
  });
  const second = offer
    ? `<p style="margin:0 0 16px"><a href="${escape(offer.url)}" style="color:#0b5c3f">${escape(offer.label)}</a></p>`
    : "";
  const end = stop ? [`<a href="${escape(stop.url)}" style="color:#595959">${escape(stop.label)}</a>`] : [];
  const small = [...footer.map(escape), ...end].map((line) => `<p style="margin:0 0 8px">${line}</p>`);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:16px;background-color:#f4f4f4;${ink};font:16px/1.5 Arial,Helvetica,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background-color:#ffffff;${ink}">
<p style="margin:0 0 8px;${quiet}">${escape(shopName)}</p>
<h1 style="margin:0 0 12px;font-size:22px;line-height:1.3">${escape(heading)}</h1>
<p style="margin:0 0 16px">${escape(sentence)}</p>
${facts.map(drawFact).join("\n")}
${picture}
<p style="margin:20px 0"><a href="${escape(action.url)}" style="display:inline-block;padding:14px 20px;border:2px solid #0b5c3f;background-color:#0b5c3f;color:#ffffff;font-weight:bold;text-decoration:none">${escape(action.label)}</a></p>
${said.join("\n")}
${second}
<div style="margin-top:24px;padding-top:12px;border-top:1px solid #cccccc;${quiet}">
${small.join("\n")}
</div>
</div>
</body>
</html>
`;
}

function drawPicture(alt: string, { width, height }: PictureSize): string {
  const style = "display:block;border:0;image-rendering:pixelated";
  return `<p style="margin:16px 0;padding:8px;background-color:#ffffff;color:#000000"><img src="cid:${barcodeContentId}" alt="${escape(alt)}" width="${width}" height="${height}" style="${style}"></p>`;
}

function drawFact({ label, value, isNumber }: MailFact): string {
  const size = isNumber ? "font-size:26px;letter-spacing:1px" : "font-size:18px";
  return `<p style="margin:0 0 10px"><span style="${quiet}">${escape(label)}</span><br><strong style="${size}">${escape(value)}</strong></p>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
