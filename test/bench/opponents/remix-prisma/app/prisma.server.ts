import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "../../../../../app/store/prisma/client.ts";

const adapter = new PrismaPg({ connectionString: process.env["DATABASE_URL"], max: 16 });

export const prisma = new PrismaClient({ adapter });
