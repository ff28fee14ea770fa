import { useFetcher } from "@remix-run/react";
import { Banner, BlockStack, Text } from "@shopify/polaris";
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from "react";
import type { ActAnswer, OnlyNow } from "../../../domain/act-answer.ts";
import { tellAnswer, type Reader } from "../../../i18n/case-words.ts";
import { usePanelTexts } from "../language-context.ts";
import { Figures } from "./figures.tsx";

interface ActPlaceValue {
  readonly answerKey: string;
  readonly action: string;
  /** How many acts were done here: a form that asked before the last one has served. */
  readonly answered: number;
}

const ActPlaceContext = createContext<ActPlaceValue>({ answerKey: "", action: "", answered: 0 });

export function useActPlace(): ActPlaceValue {
  return useContext(ActPlaceContext);
}

interface ActPlaceProps {
  /** Where the page's forms are sent. */
  readonly action: string;
  readonly reader: Reader;
  readonly children: ReactNode;
}

/** Around what can be acted on: one place for the answers of all its forms, and the last one on top. */
export function ActPlace({ action, reader, children }: ActPlaceProps) {
  const answerKey = `act ${action}`;
  const fetcher = useFetcher<{ readonly answer: ActAnswer }>({ key: answerKey });
  const answer = fetcher.state === "submitting" ? undefined : fetcher.data?.answer;
  const [seen, setSeen] = useState<{ readonly answer: ActAnswer | undefined; readonly done: number }>({
    answer: undefined,
    done: 0,
  });
  if (answer !== undefined && answer !== seen.answer)
    setSeen({ answer, done: seen.done + (answer.isDone ? 1 : 0) });
  return (
    <ActPlaceContext.Provider value={{ answerKey, action, answered: seen.done }}>
      <BlockStack gap="400">
        {answer !== undefined && <Answer answer={answer} reader={reader} />}
        {children}
      </BlockStack>
    </ActPlaceContext.Provider>
  );
}

function Answer({ answer, reader }: { readonly answer: ActAnswer; readonly reader: Reader }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), [answer]);
  return (
    <div ref={place} tabIndex={-1} className="panel-page" role="status" data-answer={answer.say}>
      <Banner tone={answer.isDone ? "success" : "warning"}>
        <BlockStack gap="200">
          <Text as="p">{tellAnswer(answer, reader)}</Text>
          {answer.isDone && answer.onlyNow && <ToldOnlyNow onlyNow={answer.onlyNow} />}
        </BlockStack>
      </Banner>
    </div>
  );
}

function ToldOnlyNow({ onlyNow: { link, account } }: { readonly onlyNow: OnlyNow }) {
  const t = usePanelTexts();
  const type = account?.type ? t(`acts.account.types.${account.type}`) : null;
  return (
    <Figures
      figures={[
        [t("acts.link"), link ?? null],
        [t("acts.account.holder"), account?.holder ?? null],
        [t("acts.account.document"), account?.document ?? null],
        [t("acts.account.bank"), account?.bank ?? null],
        [t("acts.account.type"), type],
        [t("acts.account.number"), account?.number ?? null],
      ]}
    />
  );
}
