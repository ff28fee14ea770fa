import { useEffect, useState } from "preact/hooks";
import { askServer, type Asked, type OrderKey, type VoucherAnswer } from "./ask-server.ts";
import { nextAsk, type Tries } from "./back-off.ts";

export type View =
  | { readonly kind: "loading" | "nothing" | "failed" }
  | { readonly kind: "shown"; readonly answer: VoucherAnswer };

export interface Question {
  /** Null while the page has told no order. */
  readonly order: OrderKey | null;
  readonly language: string;
  /** The page says that the order may be one of ours, so that not knowing it means that it has not arrived. */
  readonly isExpected: () => boolean;
  readonly token: () => Promise<string>;
}

/** What to show of an order now, asked again by itself while something can change; `retry` begins anew. */
export function useVoucher(question: Question): { readonly view: View; readonly retry: () => void } {
  const { order, language } = question;
  const [view, setView] = useState<View>(() => ({ kind: question.isExpected() ? "loading" : "nothing" }));
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!order) return;
    const isExpected = question.isExpected();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    let tries: Tries = { total: 0, alike: 0 };
    let last = "";
    const ask = async (): Promise<void> => {
      const asked = await askServer(order, language, question.token);
      if (isOver) return;
      const heard = asked.kind === "shown" ? asked.answer.next + asked.answer.heading : asked.kind;
      tries = { total: tries.total + 1, alike: heard === last ? tries.alike + 1 : 0 };
      last = heard;
      const seconds = nextAsk(asked, tries, isExpected);
      setView((before) => viewOf(before, asked, seconds !== null));
      if (seconds !== null) timer = setTimeout(() => void ask(), seconds * 1000);
    };
    void ask();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [order?.id, order?.confirmation, language, round]);
  return { view, retry: () => setRound(round + 1) };
}

/** What was shown stays while the server cannot be reached: an old number is better than none. */
function viewOf(before: View, asked: Asked, isGoingOn: boolean): View {
  if (asked.kind === "shown") return asked;
  if (before.kind === "shown" || isGoingOn) return before;
  return { kind: asked.kind === "failed" ? "failed" : "nothing" };
}
