import { localeTag, readLanguage } from "../i18n/language.ts";
import { printedSheet } from "../i18n/voucher-sheet.ts";
import { drawBarcode, type DrawnBarcode } from "../lib/barcode/draw-barcode.ts";
import { toBarcodePng } from "../lib/barcode/paint-symbol.ts";
import { turnSymbol } from "../lib/barcode/symbol.ts";
import { toSheetPdf } from "../lib/picture/sheet-pdf.ts";
import type { Channel, MailFile, MailSender, OutgoingMail, Telling } from "../ports/channel.ts";
import { composeMail } from "../ui/mail/compose-mail.ts";
import { drawHtml } from "../ui/mail/draw-html.ts";
import { drawText } from "../ui/mail/draw-text.ts";
import { barcodeContentId, type PictureSize } from "../ui/mail/mail-parts.ts";
import { signStopLink } from "./stop-link.ts";

export interface MailChannelOptions {
  readonly sender: MailSender;
  readonly publicUrl: string;
  readonly sessionSecret: string;
}

/** Mail as a way to reach a shopper: words, pictures and links, handed to whoever sends them. */
export function createMailChannel({ sender, ...links }: MailChannelOptions): Channel {
  return {
    id: "email",
    isMobile: false,
    async write(telling) {
      const { subject, text, html, files } = await writeMail(telling, links);
      return { subject, text, html: putInPlace(html, files) };
    },
    async deliver({ id, to, ...telling }) {
      return sender.send({ id, to, ...(await writeMail(telling, links)) });
    },
    close: () => sender.close(),
  };
}

/** One message as the mail that leaves. */
export async function writeMail(
  { message, page, secretLink, addressDigest, shopId }: Telling,
  { publicUrl, sessionSecret }: Omit<MailChannelOptions, "sender">,
): Promise<Omit<OutgoingMail, "id" | "to">> {
  const stop = signStopLink(sessionSecret, { shopId, addressDigest, shopName: page.shopName });
  const parts = composeMail({
    message,
    page,
    links: {
      origin: publicUrl,
      pay: page.url,
      bank: secretLink === null ? null : `${publicUrl}/refund/${secretLink}`,
      phone: page.canHearByPhone ? `${page.url}/phone` : null,
      stop: `${publicUrl}/messages/stop/${stop}`,
    },
  });
  const { barcode } = parts;
  const drawn = barcode && (await drawBarcode(barcode.content.symbology, barcode.content.content));
  const symbol = drawn?.ok ? drawn.value : null;
  // A code that cannot be drawn is left out: the digits are there as text.
  const shown = symbol ? parts : { ...parts, barcode: null };
  const { subject, shopName } = shown;
  const picture = symbol && barcodePicture(symbol);
  return {
    ...{ fromName: shopName, subject, text: drawText(shown), html: drawHtml(shown, picture?.size ?? null) },
    files: [
      ...(picture ? [picture.file] : []),
      ...(message.kind === "issued" ? sheetFile({ page, symbol }) : []),
    ],
    stopUrl: shown.stop?.url ?? null,
  };
}

/** Drawn so that screens of one, two and three dots to a pixel all show whole dots. */
const shownPixelsPerModule = 2;
const drawnPixelsPerModule = 6 * shownPixelsPerModule;
/** What the narrowest phone leaves: 320 less the mail's margins. */
const narrowestPixels = 224;

/** A code too long for a phone stands upright: whoever shows it turns the phone. */
function barcodePicture(drawn: DrawnBarcode): { readonly file: MailFile; readonly size: PictureSize } {
  const isLong = drawn.width * shownPixelsPerModule > narrowestPixels;
  const symbol = isLong ? turnSymbol(drawn) : drawn;
  const png = toBarcodePng(symbol, drawnPixelsPerModule);
  const content = { content: png, contentId: barcodeContentId };
  const shrink = drawnPixelsPerModule / shownPixelsPerModule;
  return {
    file: { fileName: "barcode.png", contentType: "image/png", ...content },
    // A PNG says its width and height in its first chunk (ISO/IEC 15948, 11.2.2).
    size: { width: png.readUInt32BE(16) / shrink, height: png.readUInt32BE(20) / shrink },
  };
}

/** The number on paper, for who prints at a neighbour's. */
function sheetFile({
  page,
  symbol,
}: Pick<Telling, "page"> & { readonly symbol: DrawnBarcode | null }): readonly MailFile[] {
  const { stage } = page;
  if (stage.kind !== "voucher") return [];
  const language = readLanguage(page.locale) ?? "es";
  const parts = printedSheet(page, stage, language);
  const content = toSheetPdf({ language: localeTag(language, page.country), parts, symbol }, "a4");
  return [{ fileName: `${stage.method}.pdf`, contentType: "application/pdf", content, contentId: null }];
}

function putInPlace(html: string, files: readonly MailFile[]): string {
  return files.reduce((shown, { contentId, contentType, content }) => {
    if (contentId === null) return shown;
    const url = `data:${contentType};base64,${Buffer.from(content).toString("base64")}`;
    return shown.replaceAll(`cid:${contentId}`, url);
  }, html);
}
