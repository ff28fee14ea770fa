import { useNavigate } from "@remix-run/react";
import { Button, ButtonGroup, InlineGrid, BlockStack, Select, TextField } from "@shopify/polaris";
import { useState, type FormEvent } from "react";
import { methods } from "../../../domain/method.ts";
import {
  filterNames,
  isFiltered,
  paymentMarks,
  paymentStates,
  readPaymentQuery,
  writePaymentQuery,
  type PaymentFilters as Filters,
} from "../../../domain/payment-filters.ts";
import { usePanelTexts } from "../language-context.ts";
import { paymentsPath } from "../places.ts";

type Typed = Readonly<Record<(typeof filterNames)[number], string>>;

interface PaymentFiltersProps {
  readonly filters: Filters;
  readonly accounts: readonly { readonly id: string; readonly label: string }[];
}

/** Narrows the list. What is chosen becomes the page's address, so a view can be kept and shared. */
export function PaymentFilters({ filters, accounts }: PaymentFiltersProps) {
  const t = usePanelTexts();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(() => typedOf(filters));
  const set = (name: keyof Typed) => (value: string) => setTyped({ ...typed, [name]: value });
  const show = (event: FormEvent): void => {
    event.preventDefault();
    const { filters: chosen } = readPaymentQuery(
      (name) => new Map<string, string>(Object.entries(typed)).get(name) ?? null,
    );
    navigate(`${paymentsPath}?${writePaymentQuery({ filters: chosen, cursor: null })}`);
  };
  const all = { label: t("payments.list.all"), value: "" };
  const marks = paymentMarks.map((mark) => ({ label: t(`words.mark.${mark}`), value: mark }));
  const choices = {
    state: paymentStates.map((state) => ({ label: t(`words.state.${state}`), value: state })),
    method: methods.map((method) => ({ label: t(`words.method.${method}`), value: method })),
    account: accounts.map(({ id, label }) => ({ label, value: id })),
    mark: [{ label: t("payments.list.anyMark"), value: "any" }, ...marks],
  };
  return (
    <form onSubmit={show} role="search" aria-label={t("payments.list.searchLabel")}>
      <BlockStack gap="300">
        <TextField
          label={t("payments.list.search")}
          type="search"
          autoComplete="off"
          maxLength={100}
          value={typed.search}
          onChange={set("search")}
        />
        <InlineGrid columns={{ xs: 1, sm: 2, md: 3 }} gap="300">
          {(["state", "method", "account", "mark"] as const).map((name) => (
            <Select
              key={name}
              label={t(`payments.list.${name}`)}
              options={[all, ...choices[name]]}
              value={typed[name]}
              onChange={set(name)}
            />
          ))}
          {(["from", "to"] as const).map((name) => (
            <TextField
              key={name}
              label={t(`payments.list.${name}`)}
              type="date"
              autoComplete="off"
              value={typed[name]}
              onChange={set(name)}
            />
          ))}
        </InlineGrid>
        <ButtonGroup>
          <Button submit variant="primary">
            {t("payments.list.narrow")}
          </Button>
          {isFiltered(filters) && <Button url={paymentsPath}>{t("payments.list.clear")}</Button>}
        </ButtonGroup>
      </BlockStack>
    </form>
  );
}

function typedOf(filters: Filters): Typed {
  return Object.fromEntries(filterNames.map((name) => [name, filters[name] ?? ""])) as Typed;
}
