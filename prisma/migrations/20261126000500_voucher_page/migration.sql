-- How long money takes to be known of, by gateway: what the pay page may promise.
CREATE TABLE "measured_wait" (
    "gateway" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "measured_at" TIMESTAMPTZ(6) NOT NULL,
    "payments" INTEGER NOT NULL,
    "median_seconds" INTEGER NOT NULL,
    "p95_seconds" INTEGER NOT NULL,

    CONSTRAINT "measured_wait_pkey" PRIMARY KEY ("gateway", "method", "country"),
    CONSTRAINT "measured_wait_order" CHECK ("median_seconds" >= 0 AND "p95_seconds" >= "median_seconds")
);

-- Since when the shopper has been waiting.
ALTER TABLE "shopper_ask" ADD COLUMN "first_asked_at" TIMESTAMPTZ(6);
