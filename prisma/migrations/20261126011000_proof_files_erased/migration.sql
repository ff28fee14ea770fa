-- A receipt may name a person, and a shop's platform may ask that a person be forgotten. The file of a proof can then be
-- erased; what it proved, by whom and when, stays for the books. Nothing else of a proof can change.

CREATE FUNCTION "refuse_proof_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."file" IS NOT NULL OR NEW."file_name" IS NOT NULL
    OR to_jsonb(NEW) - 'file' - 'file_name' <> to_jsonb(OLD) - 'file' - 'file_name' THEN
    RAISE EXCEPTION 'proof is append-only: of one only the file can be erased' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

DROP TRIGGER "proof_append_only" ON "proof";
CREATE TRIGGER "proof_append_only" BEFORE DELETE OR TRUNCATE ON "proof"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "proof_only_erased" BEFORE UPDATE ON "proof"
  FOR EACH ROW EXECUTE FUNCTION "refuse_proof_change"();

GRANT UPDATE ("file", "file_name") ON "proof" TO "recaudo_app";
