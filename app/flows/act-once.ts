import type { ActAnswer } from "../domain/act-answer.ts";
import type { ClickStore, MerchantClick } from "../ports/click-store.ts";

export interface ActOnceDeps {
  readonly clicks: ClickStore;
}

/**
 * Does what a merchant clicked, once for each form that was drawn: the key is stored before the act, so a double click,
 * a second tab or a browser that sends again gets the first answer. One that was cut off on the way is not tried again
 * by itself: the payment shows how far it came. A refused one did nothing, and may be sent again.
 */
export async function actOnce(
  { clicks }: ActOnceDeps,
  click: MerchantClick,
  act: () => Promise<ActAnswer>,
): Promise<ActAnswer> {
  const claim = await clicks.claim(click);
  if (!claim.isFirst) return claim.answer ?? { isDone: false, say: "under_way", detail: {} };
  const answer = await act();
  await clicks.saveAnswer(click.shopId, click.key, answer);
  return answer;
}
