import { defineConfig } from "prisma/config";

// For Prisma's command line only; the app applies prisma/migrations itself when it starts.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["DATABASE_URL"] ?? "" },
});
