-- A merchant's click that moves something: its key, and what came of it. A second click of the same form is the first.
CREATE TABLE "merchant_click" (
    "shop_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "clicked_by" TEXT NOT NULL,
    "clicked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" JSONB,

    CONSTRAINT "merchant_click_pkey" PRIMARY KEY ("shop_id", "key")
);

-- AddForeignKey
ALTER TABLE "merchant_click" ADD CONSTRAINT "merchant_click_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Under which name people know an order: #1001.
ALTER TABLE "shop_order" ADD COLUMN "name" TEXT;
CREATE INDEX "shop_order_shop_id_name_idx" ON "shop_order"("shop_id", "name");

-- Ids of payments begin with the time, so they are the order of a list: each filter is an index that ends with them.
CREATE INDEX "payment_shop_id_id_idx" ON "payment"("shop_id", "id");
CREATE INDEX "payment_shop_id_state_id_idx" ON "payment"("shop_id", "state", "id");
CREATE INDEX "payment_shop_id_amount_minor_id_idx" ON "payment"("shop_id", "amount_minor", "id");
CREATE INDEX "voucher_shop_id_gateway_account_id_payment_id_idx" ON "voucher"("shop_id", "gateway_account_id", "payment_id");
CREATE INDEX "voucher_shop_id_method_payment_id_idx" ON "voucher"("shop_id", "method", "payment_id");
CREATE INDEX "voucher_shop_id_reference_idx" ON "voucher"("shop_id", "reference");
CREATE INDEX "exception_shop_id_payment_id_idx" ON "exception"("shop_id", "payment_id");


-- Rules that Prisma's schema cannot say.

-- Few payments bear a mark, and those are looked for.
CREATE INDEX "payment_marked" ON "payment" ("shop_id", "id") WHERE "marks" <> '{}';
-- What waits for a decision, the most urgent first.
CREATE INDEX "exception_open" ON "exception" ("shop_id", "due_at", "id") WHERE "resolved_at" IS NULL;
