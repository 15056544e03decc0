-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('viewer', 'clerk', 'reviewer', 'coordinator', 'scheme_manager', 'handler', 'system_admin', 'security_admin', 'audit_admin');

-- CreateEnum
CREATE TYPE "AreaLevel" AS ENUM ('city', 'district', 'street', 'community', 'estate');

-- CreateEnum
CREATE TYPE "ReviewState" AS ENUM ('pending', 'approved', 'returned');

-- CreateEnum
CREATE TYPE "EstateKind" AS ENUM ('commercial', 'old_courtyard', 'resettlement', 'work_unit', 'affordable', 'rural');

-- CreateEnum
CREATE TYPE "PropertyManagement" AS ENUM ('company', 'trust', 'self_managed', 'none');

-- CreateEnum
CREATE TYPE "GridKind" AS ENUM ('general', 'micro', 'dedicated');

-- CreateEnum
CREATE TYPE "PartyOrganisationKind" AS ENUM ('work_committee', 'committee', 'general_branch', 'branch', 'joint_branch', 'functional_branch', 'temporary_branch', 'party_group');

-- CreateEnum
CREATE TYPE "PartySetting" AS ENUM ('street', 'community', 'estate', 'grid', 'owners_committee', 'property_firm', 'new_sector', 'resident_unit');

-- CreateEnum
CREATE TYPE "SelfOrganisationKind" AS ENUM ('deliberation', 'culture', 'mutual_aid', 'environment', 'mediation', 'elder_care', 'youth');

-- CreateEnum
CREATE TYPE "ProjectLine" AS ENUM ('party', 'autonomy', 'association', 'volunteer', 'service');

-- CreateEnum
CREATE TYPE "ProjectState" AS ENUM ('reserve', 'approved', 'running', 'accepting', 'completed', 'terminated');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('uploaded', 'checking', 'checked', 'failed', 'applying', 'applied', 'undoing', 'undone', 'cancelled');

-- CreateEnum
CREATE TYPE "RowVerdict" AS ENUM ('added', 'changed', 'unchanged', 'refused');

-- CreateEnum
CREATE TYPE "ExportState" AS ENUM ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired');

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "work_unit" TEXT NOT NULL DEFAULT '',
    "work_phone" TEXT NOT NULL DEFAULT '',
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "password_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failed_attempts" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_ins" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "ip" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sign_ins_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grants" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "role" "Role" NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "reason" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "grants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "areas" (
    "id" SERIAL NOT NULL,
    "level" "AreaLevel" NOT NULL,
    "parent_id" INTEGER,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL DEFAULT '',
    "initials" TEXT NOT NULL DEFAULT '',
    "lo" INTEGER NOT NULL,
    "hi" INTEGER NOT NULL,
    "since" DATE NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "document" TEXT,

    CONSTRAINT "areas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "area_versions" (
    "id" SERIAL NOT NULL,
    "area_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "document" TEXT,

    CONSTRAINT "area_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "user_id" INTEGER,
    "actor" TEXT NOT NULL,
    "grant_id" INTEGER,
    "role" TEXT NOT NULL DEFAULT '',
    "ip" TEXT NOT NULL DEFAULT '',
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL DEFAULT '',
    "subject_label" TEXT NOT NULL DEFAULT '',
    "pos" INTEGER,
    "before" JSONB,
    "after" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "import_id" INTEGER,
    "previous_hash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "estates" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "own_area_id" INTEGER,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "EstateKind" NOT NULL,
    "built_year" INTEGER,
    "buildings" INTEGER,
    "households" INTEGER,
    "property_management" "PropertyManagement" NOT NULL,
    "property_company" TEXT,
    "has_owners_committee" BOOLEAN NOT NULL DEFAULT false,
    "owners_committee_term_ends_on" DATE,
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "started_on" DATE,
    "retired_on" DATE,
    "retire_reason" TEXT,
    "review_state" "ReviewState" NOT NULL DEFAULT 'pending',
    "review_note" TEXT,
    "reviewed_by_id" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "entered_by_id" INTEGER,
    "import_id" INTEGER,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "estates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grids" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "GridKind" NOT NULL,
    "scope_note" TEXT,
    "households" INTEGER,
    "population" INTEGER,
    "micro_grids" INTEGER,
    "workers" INTEGER,
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "started_on" DATE,
    "retired_on" DATE,
    "retire_reason" TEXT,
    "review_state" "ReviewState" NOT NULL DEFAULT 'pending',
    "review_note" TEXT,
    "reviewed_by_id" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "entered_by_id" INTEGER,
    "import_id" INTEGER,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "grids_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party_organisations" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "PartyOrganisationKind" NOT NULL,
    "setting" "PartySetting" NOT NULL,
    "superior_id" INTEGER,
    "member_count" INTEGER,
    "term_started_on" DATE,
    "term_ends_on" DATE,
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "started_on" DATE,
    "retired_on" DATE,
    "retire_reason" TEXT,
    "review_state" "ReviewState" NOT NULL DEFAULT 'pending',
    "review_note" TEXT,
    "reviewed_by_id" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "entered_by_id" INTEGER,
    "import_id" INTEGER,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "party_organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "self_organisations" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "SelfOrganisationKind" NOT NULL,
    "is_party_led" BOOLEAN NOT NULL DEFAULT false,
    "is_registered" BOOLEAN NOT NULL DEFAULT false,
    "credit_code" TEXT,
    "member_count" INTEGER,
    "last_active_on" DATE,
    "purpose" TEXT,
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "started_on" DATE,
    "retired_on" DATE,
    "retire_reason" TEXT,
    "review_state" "ReviewState" NOT NULL DEFAULT 'pending',
    "review_note" TEXT,
    "reviewed_by_id" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "entered_by_id" INTEGER,
    "import_id" INTEGER,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "self_organisations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_projects" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "line" "ProjectLine" NOT NULL,
    "state" "ProjectState" NOT NULL,
    "provider" TEXT,
    "provider_credit_code" TEXT,
    "planned_money" DECIMAL(14,2),
    "spent_money" DECIMAL(14,2),
    "beneficiaries" INTEGER,
    "planned_end_on" DATE,
    "completed_on" DATE,
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "started_on" DATE,
    "retired_on" DATE,
    "retire_reason" TEXT,
    "review_state" "ReviewState" NOT NULL DEFAULT 'pending',
    "review_note" TEXT,
    "reviewed_by_id" INTEGER,
    "reviewed_at" TIMESTAMPTZ(3),
    "entered_by_id" INTEGER,
    "import_id" INTEGER,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "service_projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imports" (
    "id" SERIAL NOT NULL,
    "ledger" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "user_name" TEXT NOT NULL,
    "pos" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_size" INTEGER NOT NULL,
    "file_hash" TEXT NOT NULL,
    "stored_path" TEXT NOT NULL,
    "submit_key" TEXT NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'uploaded',
    "message" TEXT,
    "headers" JSONB,
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "checked_at" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "import_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "verdict" "RowVerdict" NOT NULL,
    "cells" JSONB NOT NULL,
    "values" JSONB,
    "problems" JSONB,
    "record_id" INTEGER,
    "record_version" INTEGER,
    "before" JSONB,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","number")
);

-- CreateTable
CREATE TABLE "exports" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "request" JSONB NOT NULL,
    "submit_key" TEXT NOT NULL,
    "state" "ExportState" NOT NULL DEFAULT 'queued',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,
    "stored_path" TEXT,
    "file_name" TEXT,
    "file_size" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "exports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "drafts" (
    "user_id" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "base_version" INTEGER,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("user_id","form")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "ledger" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "column_choices" (
    "user_id" INTEGER NOT NULL,
    "ledger" TEXT NOT NULL,
    "columns" TEXT[],

    CONSTRAINT "column_choices_pkey" PRIMARY KEY ("user_id","ledger")
);

-- CreateTable
CREATE TABLE "notices" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "href" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submissions" (
    "key" TEXT NOT NULL,
    "user_id" INTEGER NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "submissions_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_username_key" ON "users"("username");

-- CreateIndex
CREATE INDEX "users_pos_idx" ON "users"("pos");

-- CreateIndex
CREATE INDEX "sign_ins_user_id_ended_at_idx" ON "sign_ins"("user_id", "ended_at");

-- CreateIndex
CREATE INDEX "grants_user_id_idx" ON "grants"("user_id");

-- CreateIndex
CREATE INDEX "grants_pos_idx" ON "grants"("pos");

-- CreateIndex
CREATE INDEX "areas_lo_idx" ON "areas"("lo");

-- CreateIndex
CREATE INDEX "areas_parent_id_lo_idx" ON "areas"("parent_id", "lo");

-- CreateIndex
CREATE INDEX "areas_code_idx" ON "areas"("code");

-- CreateIndex
CREATE INDEX "area_versions_area_id_valid_from_idx" ON "area_versions"("area_id", "valid_from");

-- CreateIndex
CREATE INDEX "area_versions_parent_id_valid_from_idx" ON "area_versions"("parent_id", "valid_from");

-- CreateIndex
CREATE INDEX "audit_entries_subject_id_idx" ON "audit_entries"("subject", "id");

-- CreateIndex
CREATE INDEX "audit_entries_subject_subject_id_id_idx" ON "audit_entries"("subject", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_user_id_id_idx" ON "audit_entries"("user_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_import_id_idx" ON "audit_entries"("import_id");

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries"("at");

-- CreateIndex
CREATE UNIQUE INDEX "estates_code_key" ON "estates"("code");

-- CreateIndex
CREATE UNIQUE INDEX "estates_own_area_id_key" ON "estates"("own_area_id");

-- CreateIndex
CREATE INDEX "estates_pos_retired_on_idx" ON "estates"("pos", "retired_on");

-- CreateIndex
CREATE INDEX "estates_kind_pos_idx" ON "estates"("kind", "pos");

-- CreateIndex
CREATE UNIQUE INDEX "grids_code_key" ON "grids"("code");

-- CreateIndex
CREATE INDEX "grids_pos_retired_on_idx" ON "grids"("pos", "retired_on");

-- CreateIndex
CREATE INDEX "grids_kind_pos_idx" ON "grids"("kind", "pos");

-- CreateIndex
CREATE UNIQUE INDEX "party_organisations_code_key" ON "party_organisations"("code");

-- CreateIndex
CREATE INDEX "party_organisations_pos_retired_on_idx" ON "party_organisations"("pos", "retired_on");

-- CreateIndex
CREATE INDEX "party_organisations_setting_pos_idx" ON "party_organisations"("setting", "pos");

-- CreateIndex
CREATE INDEX "party_organisations_superior_id_idx" ON "party_organisations"("superior_id");

-- CreateIndex
CREATE INDEX "party_organisations_term_ends_on_pos_idx" ON "party_organisations"("term_ends_on", "pos");

-- CreateIndex
CREATE UNIQUE INDEX "self_organisations_code_key" ON "self_organisations"("code");

-- CreateIndex
CREATE INDEX "self_organisations_pos_retired_on_idx" ON "self_organisations"("pos", "retired_on");

-- CreateIndex
CREATE INDEX "self_organisations_kind_pos_idx" ON "self_organisations"("kind", "pos");

-- CreateIndex
CREATE UNIQUE INDEX "service_projects_code_key" ON "service_projects"("code");

-- CreateIndex
CREATE INDEX "service_projects_pos_retired_on_idx" ON "service_projects"("pos", "retired_on");

-- CreateIndex
CREATE INDEX "service_projects_state_pos_idx" ON "service_projects"("state", "pos");

-- CreateIndex
CREATE INDEX "service_projects_line_pos_idx" ON "service_projects"("line", "pos");

-- CreateIndex
CREATE UNIQUE INDEX "imports_submit_key_key" ON "imports"("submit_key");

-- CreateIndex
CREATE INDEX "imports_user_id_created_at_idx" ON "imports"("user_id", "created_at");

-- CreateIndex
CREATE INDEX "imports_pos_idx" ON "imports"("pos");

-- CreateIndex
CREATE INDEX "import_rows_import_id_verdict_number_idx" ON "import_rows"("import_id", "verdict", "number");

-- CreateIndex
CREATE UNIQUE INDEX "exports_submit_key_key" ON "exports"("submit_key");

-- CreateIndex
CREATE INDEX "exports_user_id_created_at_idx" ON "exports"("user_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_user_id_ledger_name_key" ON "saved_views"("user_id", "ledger", "name");

-- CreateIndex
CREATE INDEX "notices_user_id_read_at_created_at_idx" ON "notices"("user_id", "read_at", "created_at");

-- CreateIndex
CREATE INDEX "submissions_created_at_idx" ON "submissions"("created_at");

-- AddForeignKey
ALTER TABLE "users" ADD CONSTRAINT "users_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "areas" ADD CONSTRAINT "areas_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "areas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "area_versions" ADD CONSTRAINT "area_versions_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "estates" ADD CONSTRAINT "estates_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "estates" ADD CONSTRAINT "estates_own_area_id_fkey" FOREIGN KEY ("own_area_id") REFERENCES "areas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grids" ADD CONSTRAINT "grids_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_organisations" ADD CONSTRAINT "party_organisations_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_organisations" ADD CONSTRAINT "party_organisations_superior_id_fkey" FOREIGN KEY ("superior_id") REFERENCES "party_organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "self_organisations" ADD CONSTRAINT "self_organisations_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_projects" ADD CONSTRAINT "service_projects_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;


