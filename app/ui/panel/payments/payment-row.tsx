import { Badge, Box, InlineStack, Link, Text } from "@shopify/polaris";
import type { ListedPayment } from "../../../domain/payment-filters.ts";
import { tellMoment, type Reader } from "../../../i18n/case-words.ts";
import { formatMoney } from "../../../i18n/format.ts";
import { groupReference } from "../../../i18n/reference.ts";
import { usePanelTexts } from "../language-context.ts";
import { paymentPath } from "../places.ts";
import { StateBadges } from "./state-badges.tsx";

interface PaymentRowProps {
  readonly payment: ListedPayment;
  readonly reader: Reader;
}

/** One payment of the list. Its columns fall below each other where there is no room beside. */
export function PaymentRow({ payment, reader }: PaymentRowProps) {
  const t = usePanelTexts();
  const { id, amount, orderName, voucher, openExceptions, createdAt } = payment;
  return (
    <li className="panel-row">
      <Text as="span" fontWeight="semibold" numeric>
        <Link url={paymentPath(id)} dataPrimaryLink>
          {formatMoney(amount)}
        </Link>
      </Text>
      <InlineStack gap="200">
        <StateBadges {...payment} />
        {openExceptions > 0 && (
          <Badge tone="warning">{t("payments.list.waiting", { count: openExceptions })}</Badge>
        )}
      </InlineStack>
      <Box>
        {orderName !== null && <Text as="span">{`${orderName} · `}</Text>}
        <Text as="span">
          {voucher ? t(`words.method.${voucher.method}`) : t("payments.list.noNumber")}
        </Text>{" "}
        {typeof voucher?.reference === "string" && (
          <span className="panel-code">{groupReference(voucher.reference).join(" ")}</span>
        )}
      </Box>
      <Text as="span" tone="subdued">
        {tellMoment(createdAt, reader)}
      </Text>
    </li>
  );
}
