-- AlterTable
ALTER TABLE "shop" ADD COLUMN     "store_installed_at" TIMESTAMPTZ(6),
ADD COLUMN     "store_scopes" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "withdrawn_at" TIMESTAMPTZ(6);

-- AlterTable
ALTER TABLE "shop_sync" ADD COLUMN     "mark_asked_at" TIMESTAMPTZ(6);

-- CreateTable
CREATE TABLE "order_settings" (
    "shop_id" UUID NOT NULL,
    "method_names" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "expiry_policy" TEXT NOT NULL DEFAULT 'cancel_and_restock',
    "caught_up_at" TIMESTAMPTZ(6),
    "changed_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "order_settings_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "shop_event" (
    "shop_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(6),
    "received_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_event_pkey" PRIMARY KEY ("shop_id","topic","event_id")
);

-- CreateTable
CREATE TABLE "shop_order" (
    "shop_id" UUID NOT NULL,
    "order_id" TEXT NOT NULL,
    "payment_id" UUID,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "seen_updated_at" TIMESTAMPTZ(6),
    "outcome" TEXT,
    "has_failed" BOOLEAN NOT NULL DEFAULT false,
    "claimed_until" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shop_order_pkey" PRIMARY KEY ("shop_id","order_id")
);

-- AddForeignKey
ALTER TABLE "order_settings" ADD CONSTRAINT "order_settings_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_event" ADD CONSTRAINT "shop_event_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_shop_id_fkey" FOREIGN KEY ("shop_id") REFERENCES "shop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop_order" ADD CONSTRAINT "shop_order_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "payment_shop_id_session_gid_idx" ON "payment"("shop_id", "session_gid");


-- Rules that Prisma's schema cannot say.

ALTER TABLE "order_settings" ADD CONSTRAINT "order_settings_policy_known" CHECK ("expiry_policy" IN
  ('cancel_and_restock', 'cancel', 'leave_open'));
ALTER TABLE "payment" ADD CONSTRAINT "payment_door_known" CHECK ("door" IN ('shopify-payments', 'shopify-orders'));
