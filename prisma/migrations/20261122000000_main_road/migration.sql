-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "shop" (
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "payments_installed_at" TIMESTAMPTZ(6),
    "payments_ready_at" TIMESTAMPTZ(6),
    "uninstalled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_token" (
    "shop_id" UUID NOT NULL,
    "app" TEXT NOT NULL,
    "access_token" TEXT NOT NULL,
    "refresh_token" TEXT,
    "expires_at" TIMESTAMPTZ(6),
    "refresh_expires_at" TIMESTAMPTZ(6),
    "saved_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_token_pkey" PRIMARY KEY ("shop_id","app")
);

-- CreateTable
CREATE TABLE "gateway_account" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "credentials" TEXT NOT NULL,
    "limits" JSONB NOT NULL,
    "checked_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gateway_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "door" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "session_gid" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "request_digest" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "locale" TEXT NOT NULL,
    "cancel_url" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "buyer" TEXT,
    "buyer_digest" TEXT,
    "merchant_locale" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'started',
    "marks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "confirmed_minor" BIGINT NOT NULL DEFAULT 0,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "voucher" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "idempotency_key" TEXT NOT NULL,
    "external_reference" TEXT NOT NULL,
    "document" TEXT,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "gateway_payment_id" TEXT,
    "reference" TEXT,
    "agreement_code" TEXT,
    "agreement_name" TEXT,
    "barcode_symbology" TEXT,
    "barcode_content" TEXT,
    "hosted_url" TEXT,
    "refusal" TEXT,
    "outcome_unknown" BOOLEAN NOT NULL DEFAULT false,
    "claimed_until" TIMESTAMPTZ(6),
    "next_poll_at" TIMESTAMPTZ(6),
    "polls" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issued_at" TIMESTAMPTZ(6),

    CONSTRAINT "voucher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "gateway_payment_id" TEXT,
    "amount_minor" BIGINT,
    "currency" CHAR(3),
    "refund_id" TEXT,
    "reason" TEXT,
    "occurred_at" TIMESTAMPTZ(6),
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_posting" (
    "id" BIGSERIAL NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "fact_id" BIGINT NOT NULL,
    "account" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "gateway_account_id" UUID NOT NULL,
    "event_key" TEXT NOT NULL,
    "lookup" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "processed_at" TIMESTAMPTZ(6),
    "outcome" TEXT,
    "dead_at" TIMESTAMPTZ(6),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop_sync" (
    "payment_id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "told" TEXT NOT NULL DEFAULT 'none',
    "next_url" TEXT,
    "told_at" TIMESTAMPTZ(6),
    "claimed_until" TIMESTAMPTZ(6),
    "last_error" TEXT,
    "dead_at" TIMESTAMPTZ(6),

    CONSTRAINT "shop_sync_pkey" PRIMARY KEY ("payment_id")
);

-- CreateTable
CREATE TABLE "group_winner" (
    "shop_id" UUID NOT NULL,
    "group_id" TEXT NOT NULL,
    "payment_id" UUID NOT NULL,
    "won_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "group_winner_pkey" PRIMARY KEY ("shop_id","group_id")
);

-- CreateTable
CREATE TABLE "shop_request" (
    "id" UUID NOT NULL,
    "shop_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "gid" TEXT NOT NULL,
    "amount_minor" BIGINT,
    "currency" CHAR(3),
    "state" TEXT NOT NULL DEFAULT 'asked',
    "outcome" TEXT,
    "told" BOOLEAN NOT NULL DEFAULT false,
    "claimed_until" TIMESTAMPTZ(6),
    "last_error" TEXT,
    "dead_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "shop_id" UUID,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(6),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "shop_domain_key" ON "shop"("domain");

-- CreateIndex
CREATE UNIQUE INDEX "gateway_account_shop_id_gateway_mode_country_key" ON "gateway_account"("shop_id", "gateway", "mode", "country");

-- CreateIndex
CREATE UNIQUE INDEX "payment_token_key" ON "payment"("token");

-- CreateIndex
CREATE INDEX "payment_shop_id_group_id_idx" ON "payment"("shop_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_shop_id_door_session_id_key" ON "payment"("shop_id", "door", "session_id");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_external_reference_key" ON "voucher"("external_reference");

-- CreateIndex
CREATE INDEX "voucher_next_poll_at_idx" ON "voucher"("next_poll_at");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_payment_id_attempt_key" ON "voucher"("payment_id", "attempt");

-- CreateIndex
CREATE UNIQUE INDEX "voucher_gateway_account_id_gateway_payment_id_key" ON "voucher"("gateway_account_id", "gateway_payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "fact_payment_id_key_key" ON "fact"("payment_id", "key");

-- CreateIndex
CREATE INDEX "ledger_posting_shop_id_account_currency_idx" ON "ledger_posting"("shop_id", "account", "currency");

-- CreateIndex
CREATE INDEX "ledger_posting_payment_id_idx" ON "ledger_posting"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_posting_fact_id_account_key" ON "ledger_posting"("fact_id", "account");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_gateway_account_id_event_key_key" ON "inbox"("gateway_account_id", "event_key");

-- CreateIndex
CREATE INDEX "shop_request_payment_id_idx" ON "shop_request"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "shop_request_shop_id_kind_external_id_key" ON "shop_request"("shop_id", "kind", "external_id");

-- CreateIndex
CREATE INDEX "alert_shop_id_opened_at_idx" ON "alert"("shop_id", "opened_at");

-- AddForeignKey
ALTER TABLE "shop_token" ADD CONSTRAINT "shop_token_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gateway_account" ADD CONSTRAINT "gateway_account_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_gateway_account_id_fkey" FOREIGN KEY ("gateway_account_id") REFERENCES "gateway_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact" ADD CONSTRAINT "fact_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_fact_id_fkey" FOREIGN KEY ("fact_id") REFERENCES "fact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_gateway_account_id_fkey" FOREIGN KEY ("gateway_account_id") REFERENCES "gateway_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_sync" ADD CONSTRAINT "shop_sync_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_request" ADD CONSTRAINT "shop_request_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules that Prisma's schema cannot say.

-- Allowed words. The app's closed unions are the source; a typo must not become a state.
ALTER TABLE "payment" ADD CONSTRAINT "payment_state_known" CHECK ("state" IN
  ('started', 'awaiting_payment', 'failed', 'canceled', 'expired', 'paid', 'partially_refunded', 'refunded'));
ALTER TABLE "payment" ADD CONSTRAINT "payment_amount_positive" CHECK ("amount_minor" > 0);
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_status_known" CHECK ("status" IN ('asked', 'issued', 'refused', 'ended'));
ALTER TABLE "voucher" ADD CONSTRAINT "voucher_issued_has_gateway_payment" CHECK ("status" <> 'issued' OR "gateway_payment_id" IS NOT NULL);
ALTER TABLE "fact" ADD CONSTRAINT "fact_kind_known" CHECK ("kind" IN
  ('voucher_issued', 'voucher_refused', 'confirmed', 'rejected', 'canceled', 'expired', 'refunded'));
ALTER TABLE "fact" ADD CONSTRAINT "fact_money_complete" CHECK (("amount_minor" IS NULL) = ("currency" IS NULL));
ALTER TABLE "shop_sync" ADD CONSTRAINT "shop_sync_told_known" CHECK ("told" IN ('none', 'pending', 'paid', 'closed'));
ALTER TABLE "shop_request" ADD CONSTRAINT "shop_request_kind_known" CHECK ("kind" IN ('refund', 'capture', 'void'));
ALTER TABLE "gateway_account" ADD CONSTRAINT "gateway_account_mode_known" CHECK ("mode" IN ('live', 'test'));

-- Never two live vouchers for one payment.
CREATE UNIQUE INDEX "voucher_one_live" ON "voucher" ("payment_id") WHERE "status" IN ('asked', 'issued');

-- One open alert for one thing; a repeat counts up.
CREATE UNIQUE INDEX "alert_one_open" ON "alert" ("key") WHERE "resolved_at" IS NULL;

-- Only unprocessed webhooks are ever searched for.
CREATE INDEX "inbox_waiting" ON "inbox" ("received_at") WHERE "processed_at" IS NULL;

-- What happened cannot be changed afterwards, by anyone.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "fact_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "fact"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_posting_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ledger_posting"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What the shop was told last is final: Shopify refuses the opposite, so must we.
CREATE FUNCTION "refuse_opposite_message"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."told" IN ('paid', 'closed') AND NEW."told" <> OLD."told" THEN
    RAISE EXCEPTION 'the shop was told % for payment %; % is refused', OLD."told", OLD."payment_id", NEW."told"
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "shop_sync_final" BEFORE UPDATE ON "shop_sync"
  FOR EACH ROW EXECUTE FUNCTION "refuse_opposite_message"();

-- Double entry: at commit, the postings of a fact sum to zero in each currency.
CREATE FUNCTION "require_zero_sum"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "ledger_posting" WHERE "fact_id" = NEW."fact_id" GROUP BY "currency" HAVING sum("amount_minor") <> 0) THEN
    RAISE EXCEPTION 'ledger postings of fact % do not sum to zero', NEW."fact_id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "ledger_posting_zero_sum" AFTER INSERT ON "ledger_posting"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "require_zero_sum"();
