-- What shoppers call the shop, as the shop itself says; null until it was asked.

-- AlterTable
ALTER TABLE "shop" ADD COLUMN "name" TEXT;
