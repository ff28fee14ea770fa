import { drawBarcode } from "../lib/barcode/draw-barcode.ts";
import { toBarcodePng } from "../lib/barcode/paint-symbol.ts";
import type { Channel, Delivery, MailPicture, MailSender, OutgoingMail } from "../ports/channel.ts";
import { composeMail } from "../ui/mail/compose-mail.ts";
import { drawHtml } from "../ui/mail/draw-html.ts";
import { drawText } from "../ui/mail/draw-text.ts";
import { barcodeContentId, type MailParts } from "../ui/mail/mail-parts.ts";
import { signStopLink } from "./stop-link.ts";

export interface MailChannelOptions {
  readonly sender: MailSender;
  readonly publicUrl: string;
  readonly sessionSecret: string;
}

/** Mail as a way to reach a shopper: words, pictures and links, handed to whoever sends them. */
export function createMailChannel({ sender, publicUrl, sessionSecret }: MailChannelOptions): Channel {
  return {
    id: "email",
    async deliver(delivery) {
      return sender.send(await writeMail(delivery, { publicUrl, sessionSecret }));
    },
    close: () => sender.close(),
  };
}

/** One message as the mail that leaves. */
export async function writeMail(
  { id, to, message, page, secretLink, addressDigest, shopId }: Delivery,
  { publicUrl, sessionSecret }: Omit<MailChannelOptions, "sender">,
): Promise<OutgoingMail> {
  const stop = signStopLink(sessionSecret, { shopId, addressDigest, shopName: page.shopName });
  const parts = composeMail({
    message,
    page,
    links: {
      origin: publicUrl,
      pay: `${publicUrl}/pay/${page.token}`,
      bank: secretLink === null ? null : `${publicUrl}/refund/${secretLink}`,
      stop: `${publicUrl}/messages/stop/${stop}`,
    },
  });
  const pictures = await drawPictures(parts);
  // A code that cannot be drawn is left out: the digits are there as text.
  const shown = pictures.length > 0 ? parts : { ...parts, barcode: null };
  const { subject, shopName } = shown;
  const words = { subject, text: drawText(shown), html: drawHtml(shown) };
  return { id, to, fromName: shopName, ...words, pictures, stopUrl: shown.stop?.url ?? null };
}

/** Whole dots for each module; a code of 20 digits is as wide as a phone's mail. */
const pixelsPerModule = 3;

async function drawPictures({ barcode }: MailParts): Promise<readonly MailPicture[]> {
  if (barcode === null) return [];
  const drawn = await drawBarcode(barcode.content.symbology, barcode.content.content);
  if (!drawn.ok) return [];
  const png = toBarcodePng(drawn.value, pixelsPerModule);
  return [{ contentId: barcodeContentId, fileName: "barcode.png", png }];
}
