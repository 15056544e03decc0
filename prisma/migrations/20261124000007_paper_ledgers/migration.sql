-- The ledgers of what the paper names (docs/systems.md).

CREATE TYPE "LeadingBodyKind" AS ENUM ('commission', 'party_building', 'governance');
CREATE TABLE "leading_bodies" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "LeadingBodyKind" NOT NULL,
    "head_post" TEXT,
    "is_head_concurrent" BOOLEAN NOT NULL DEFAULT false,
    "office_unit" TEXT,
    "member_units" INTEGER,
    "meetings_held" INTEGER,
    "matters_decided" INTEGER,
    "matters_done" INTEGER,
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

    CONSTRAINT "leading_bodies_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "leading_bodies_code_key" ON "leading_bodies"("code");
CREATE INDEX "leading_bodies_pos_retired_on_idx" ON "leading_bodies"("pos", "retired_on");
CREATE INDEX "leading_bodies_kind_pos_idx" ON "leading_bodies"("kind", "pos");
ALTER TABLE "leading_bodies" ADD CONSTRAINT "leading_bodies_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('leading_bodies');

CREATE TYPE "ConferenceKind" AS ENUM ('regional', 'estate');
CREATE TABLE "conferences" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "ConferenceKind" NOT NULL,
    "convener" TEXT,
    "member_units" INTEGER,
    "last_met_on" DATE,
    "meetings_held" INTEGER,
    "resolutions" INTEGER,
    "resolutions_done" INTEGER,
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

    CONSTRAINT "conferences_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "conferences_code_key" ON "conferences"("code");
CREATE INDEX "conferences_pos_retired_on_idx" ON "conferences"("pos", "retired_on");
CREATE INDEX "conferences_kind_pos_idx" ON "conferences"("kind", "pos");
ALTER TABLE "conferences" ADD CONSTRAINT "conferences_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('conferences');

CREATE TYPE "PartTimePostUnitKind" AS ENUM ('agency', 'state_owned', 'institution', 'new_economic', 'new_social');
CREATE TABLE "part_time_posts" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "resident_unit" TEXT NOT NULL,
    "unit_kind" "PartTimePostUnitKind" NOT NULL,
    "post" TEXT,
    "duties_taken" INTEGER,
    "duties_done" INTEGER,
    "term_ends_on" DATE,
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

    CONSTRAINT "part_time_posts_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "part_time_posts_code_key" ON "part_time_posts"("code");
CREATE INDEX "part_time_posts_pos_retired_on_idx" ON "part_time_posts"("pos", "retired_on");
CREATE INDEX "part_time_posts_unit_kind_pos_idx" ON "part_time_posts"("unit_kind", "pos");
ALTER TABLE "part_time_posts" ADD CONSTRAINT "part_time_posts_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('part_time_posts');

CREATE TYPE "LinkageAssignmentKind" AS ENUM ('city_district', 'district_street', 'street_community', 'community_estate');
CREATE TABLE "linkage_assignments" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "LinkageAssignmentKind" NOT NULL,
    "post" TEXT NOT NULL,
    "estates_linked" INTEGER,
    "visits" INTEGER,
    "last_visit_on" DATE,
    "problems_found" INTEGER,
    "problems_solved" INTEGER,
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

    CONSTRAINT "linkage_assignments_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "linkage_assignments_code_key" ON "linkage_assignments"("code");
CREATE INDEX "linkage_assignments_pos_retired_on_idx" ON "linkage_assignments"("pos", "retired_on");
CREATE INDEX "linkage_assignments_kind_pos_idx" ON "linkage_assignments"("kind", "pos");
ALTER TABLE "linkage_assignments" ADD CONSTRAINT "linkage_assignments_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('linkage_assignments');

CREATE TYPE "LeadershipActionKind" AS ENUM ('standing_study', 'plenary', 'on_site');
CREATE TABLE "leadership_actions" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "LeadershipActionKind" NOT NULL,
    "lead_unit" TEXT,
    "matters" INTEGER,
    "matters_done" INTEGER,
    "summary" TEXT,
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

    CONSTRAINT "leadership_actions_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "leadership_actions_code_key" ON "leadership_actions"("code");
CREATE INDEX "leadership_actions_pos_retired_on_idx" ON "leadership_actions"("pos", "retired_on");
CREATE INDEX "leadership_actions_kind_pos_idx" ON "leadership_actions"("kind", "pos");
ALTER TABLE "leadership_actions" ADD CONSTRAINT "leadership_actions_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('leadership_actions');

CREATE TYPE "GridForceField" AS ENUM ('public_order', 'police', 'environment', 'urban_management', 'market', 'emergency', 'civil_affairs', 'health', 'other');
CREATE TABLE "grid_forces" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "department" TEXT NOT NULL,
    "field" "GridForceField" NOT NULL,
    "people" INTEGER,
    "is_merged" BOOLEAN NOT NULL DEFAULT false,
    "is_dispatched" BOOLEAN NOT NULL DEFAULT false,
    "orders" INTEGER,
    "orders_answered" INTEGER,
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

    CONSTRAINT "grid_forces_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "grid_forces_code_key" ON "grid_forces"("code");
CREATE INDEX "grid_forces_pos_retired_on_idx" ON "grid_forces"("pos", "retired_on");
CREATE INDEX "grid_forces_field_pos_idx" ON "grid_forces"("field", "pos");
ALTER TABLE "grid_forces" ADD CONSTRAINT "grid_forces_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('grid_forces');

CREATE TABLE "fusion_checks" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "are_members_fused" BOOLEAN NOT NULL DEFAULT false,
    "are_grids_fused" BOOLEAN NOT NULL DEFAULT false,
    "are_duties_fused" BOOLEAN NOT NULL DEFAULT false,
    "are_processes_fused" BOOLEAN NOT NULL DEFAULT false,
    "are_platforms_fused" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
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

    CONSTRAINT "fusion_checks_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "fusion_checks_code_key" ON "fusion_checks"("code");
CREATE INDEX "fusion_checks_pos_retired_on_idx" ON "fusion_checks"("pos", "retired_on");
ALTER TABLE "fusion_checks" ADD CONSTRAINT "fusion_checks_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('fusion_checks');

CREATE TYPE "SocialOrganisationKind" AS ENUM ('enterprise', 'organisation');
CREATE TABLE "social_organisations" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "SocialOrganisationKind" NOT NULL,
    "is_party_led" BOOLEAN NOT NULL DEFAULT false,
    "credit_code" TEXT,
    "staff" INTEGER,
    "projects_undertaken" INTEGER,
    "given_back" DECIMAL(14,2),
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

    CONSTRAINT "social_organisations_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "social_organisations_code_key" ON "social_organisations"("code");
CREATE INDEX "social_organisations_pos_retired_on_idx" ON "social_organisations"("pos", "retired_on");
CREATE INDEX "social_organisations_kind_pos_idx" ON "social_organisations"("kind", "pos");
ALTER TABLE "social_organisations" ADD CONSTRAINT "social_organisations_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('social_organisations');

CREATE TYPE "ActivityKind" AS ENUM ('vanguard', 'members_in', 'volunteer_day', 'culture', 'other');
CREATE TABLE "activities" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "ActivityKind" NOT NULL,
    "organiser" TEXT,
    "participants" INTEGER,
    "service_hours" INTEGER,
    "organisations" INTEGER,
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

    CONSTRAINT "activities_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "activities_code_key" ON "activities"("code");
CREATE INDEX "activities_pos_retired_on_idx" ON "activities"("pos", "retired_on");
CREATE INDEX "activities_kind_pos_idx" ON "activities"("kind", "pos");
ALTER TABLE "activities" ADD CONSTRAINT "activities_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('activities');

CREATE TYPE "ServiceItemKind" AS ENUM ('basic', 'community');
CREATE TYPE "ServiceItemCategory" AS ENUM ('education', 'employment', 'health', 'elder_care', 'housing', 'safety', 'environment', 'convenience');
CREATE TYPE "ServiceItemProgress" AS ENUM ('planned', 'running', 'done');
CREATE TABLE "service_items" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "ServiceItemKind" NOT NULL,
    "category" "ServiceItemCategory" NOT NULL,
    "lead_unit" TEXT,
    "progress" "ServiceItemProgress" NOT NULL,
    "is_online" BOOLEAN NOT NULL DEFAULT false,
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

    CONSTRAINT "service_items_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "service_items_code_key" ON "service_items"("code");
CREATE INDEX "service_items_pos_retired_on_idx" ON "service_items"("pos", "retired_on");
CREATE INDEX "service_items_kind_pos_idx" ON "service_items"("kind", "pos");
ALTER TABLE "service_items" ADD CONSTRAINT "service_items_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('service_items');

CREATE TYPE "TallyKind" AS ENUM ('members_down', 'volunteers', 'backbone', 'residents_serving', 'merchants');
CREATE TABLE "tallies" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "TallyKind" NOT NULL,
    "people" INTEGER NOT NULL,
    "service_hours" INTEGER,
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

    CONSTRAINT "tallies_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "tallies_code_key" ON "tallies"("code");
CREATE INDEX "tallies_pos_retired_on_idx" ON "tallies"("pos", "retired_on");
CREATE INDEX "tallies_kind_pos_idx" ON "tallies"("kind", "pos");
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('tallies');

CREATE TYPE "DisputeKind" AS ENUM ('neighbour', 'property', 'parking', 'noise', 'renewal', 'pets', 'other');
CREATE TYPE "DisputeMediator" AS ENUM ('community', 'estate_branch', 'people_mediation', 'joint');
CREATE TYPE "DisputeState" AS ENUM ('open', 'resolved', 'referred');
CREATE TABLE "disputes" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "DisputeKind" NOT NULL,
    "mediator" "DisputeMediator" NOT NULL,
    "state" "DisputeState" NOT NULL,
    "resolved_on" DATE,
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

    CONSTRAINT "disputes_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "disputes_code_key" ON "disputes"("code");
CREATE INDEX "disputes_pos_retired_on_idx" ON "disputes"("pos", "retired_on");
CREATE INDEX "disputes_kind_pos_idx" ON "disputes"("kind", "pos");
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('disputes');

CREATE TYPE "ResidentUnitKind" AS ENUM ('agency', 'state_owned', 'institution', 'new_economic', 'new_social');
CREATE TYPE "ResidentUnitMeans" AS ENUM ('organisation', 'interest', 'resource');
CREATE TABLE "resident_units" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "ResidentUnitKind" NOT NULL,
    "credit_code" TEXT,
    "has_party_organisation" BOOLEAN NOT NULL DEFAULT false,
    "means" "ResidentUnitMeans",
    "signed_on" DATE,
    "expires_on" DATE,
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

    CONSTRAINT "resident_units_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "resident_units_code_key" ON "resident_units"("code");
CREATE INDEX "resident_units_pos_retired_on_idx" ON "resident_units"("pos", "retired_on");
CREATE INDEX "resident_units_kind_pos_idx" ON "resident_units"("kind", "pos");
ALTER TABLE "resident_units" ADD CONSTRAINT "resident_units_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('resident_units');

CREATE TYPE "CoBuildingProjectMeans" AS ENUM ('organisation', 'interest', 'resource');
CREATE TYPE "CoBuildingProjectState" AS ENUM ('agreed', 'running', 'completed', 'stopped');
CREATE TABLE "co_building_projects" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "resident_unit_id" INTEGER,
    "means" "CoBuildingProjectMeans" NOT NULL,
    "state" "CoBuildingProjectState" NOT NULL,
    "completed_on" DATE,
    "beneficiaries" INTEGER,
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

    CONSTRAINT "co_building_projects_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "co_building_projects_code_key" ON "co_building_projects"("code");
CREATE INDEX "co_building_projects_pos_retired_on_idx" ON "co_building_projects"("pos", "retired_on");
CREATE INDEX "co_building_projects_means_pos_idx" ON "co_building_projects"("means", "pos");
CREATE INDEX "co_building_projects_resident_unit_id_idx" ON "co_building_projects"("resident_unit_id");
ALTER TABLE "co_building_projects" ADD CONSTRAINT "co_building_projects_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "co_building_projects" ADD CONSTRAINT "co_building_projects_resident_unit_id_fkey" FOREIGN KEY ("resident_unit_id") REFERENCES "resident_units"("id") ON DELETE SET NULL ON UPDATE CASCADE;
SELECT add_ledger('co_building_projects');

CREATE TYPE "FacilityKind" AS ENUM ('street_complex', 'community_centre', 'estate_station', 'new_sector_point', 'business_station', 'park_station', 'activity_station', 'cultural_scene');
CREATE TABLE "facilities" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "FacilityKind" NOT NULL,
    "floor_area" INTEGER,
    "renovated_on" DATE,
    "is_accessible" BOOLEAN NOT NULL DEFAULT false,
    "is_participatory" BOOLEAN NOT NULL DEFAULT false,
    "is_shareable" BOOLEAN NOT NULL DEFAULT false,
    "accepted_on" DATE,
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

    CONSTRAINT "facilities_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "facilities_code_key" ON "facilities"("code");
CREATE INDEX "facilities_pos_retired_on_idx" ON "facilities"("pos", "retired_on");
CREATE INDEX "facilities_kind_pos_idx" ON "facilities"("kind", "pos");
ALTER TABLE "facilities" ADD CONSTRAINT "facilities_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('facilities');

CREATE TYPE "ServiceOutletKind" AS ENUM ('elder_care', 'child_care', 'canteen', 'parking', 'convenience');
CREATE TABLE "service_outlets" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "ServiceOutletKind" NOT NULL,
    "operator" TEXT,
    "is_operating" BOOLEAN NOT NULL DEFAULT false,
    "spaces" INTEGER,
    "served" INTEGER,
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

    CONSTRAINT "service_outlets_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "service_outlets_code_key" ON "service_outlets"("code");
CREATE INDEX "service_outlets_pos_retired_on_idx" ON "service_outlets"("pos", "retired_on");
CREATE INDEX "service_outlets_kind_pos_idx" ON "service_outlets"("kind", "pos");
ALTER TABLE "service_outlets" ADD CONSTRAINT "service_outlets_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('service_outlets');

CREATE TYPE "OnlineServiceKind" AS ENUM ('citizen_cloud', 'platform');
CREATE TABLE "online_services" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "OnlineServiceKind" NOT NULL,
    "department" TEXT NOT NULL,
    "is_connected" BOOLEAN NOT NULL DEFAULT false,
    "handled" INTEGER,
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

    CONSTRAINT "online_services_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "online_services_code_key" ON "online_services"("code");
CREATE INDEX "online_services_pos_retired_on_idx" ON "online_services"("pos", "retired_on");
CREATE INDEX "online_services_kind_pos_idx" ON "online_services"("kind", "pos");
ALTER TABLE "online_services" ADD CONSTRAINT "online_services_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('online_services');

CREATE TYPE "ActionProjectAction" AS ENUM ('renewal', 'alleys', 'featured', 'services', 'safety');
CREATE TYPE "ActionProjectKind" AS ENUM ('urban_village', 'back_alley', 'featured_street', 'green_space', 'greenway', 'area_plan', 'other');
CREATE TYPE "ActionProjectState" AS ENUM ('planned', 'running', 'completed');
CREATE TABLE "action_projects" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "action" "ActionProjectAction" NOT NULL,
    "kind" "ActionProjectKind" NOT NULL,
    "households" INTEGER,
    "lanes" INTEGER,
    "square_metres" INTEGER,
    "metres" INTEGER,
    "state" "ActionProjectState" NOT NULL,
    "completed_on" DATE,
    "funds" DECIMAL(14,2),
    "social_funds" DECIMAL(14,2),
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

    CONSTRAINT "action_projects_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "action_projects_code_key" ON "action_projects"("code");
CREATE INDEX "action_projects_pos_retired_on_idx" ON "action_projects"("pos", "retired_on");
CREATE INDEX "action_projects_action_pos_idx" ON "action_projects"("action", "pos");
ALTER TABLE "action_projects" ADD CONSTRAINT "action_projects_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('action_projects');

CREATE TYPE "IndustrialZoneKind" AS ENUM ('manufacturing', 'services', 'agriculture', 'innovation');
CREATE TABLE "industrial_zones" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "IndustrialZoneKind" NOT NULL,
    "authority" TEXT,
    "has_taken_over" BOOLEAN NOT NULL DEFAULT false,
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

    CONSTRAINT "industrial_zones_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "industrial_zones_code_key" ON "industrial_zones"("code");
CREATE INDEX "industrial_zones_pos_retired_on_idx" ON "industrial_zones"("pos", "retired_on");
CREATE INDEX "industrial_zones_kind_pos_idx" ON "industrial_zones"("kind", "pos");
ALTER TABLE "industrial_zones" ADD CONSTRAINT "industrial_zones_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('industrial_zones');

CREATE TYPE "FundKind" AS ENUM ('guarantee', 'incentive');
CREATE TABLE "funds" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "FundKind" NOT NULL,
    "year" INTEGER,
    "quota" DECIMAL(14,2),
    "allocated" DECIMAL(14,2),
    "spent" DECIMAL(14,2),
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

    CONSTRAINT "funds_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "funds_code_key" ON "funds"("code");
CREATE INDEX "funds_pos_retired_on_idx" ON "funds"("pos", "retired_on");
CREATE INDEX "funds_kind_pos_idx" ON "funds"("kind", "pos");
ALTER TABLE "funds" ADD CONSTRAINT "funds_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('funds');

CREATE TYPE "WorkerGrade" AS ENUM ('head', 'deputy', 'staff');
CREATE TYPE "WorkerCertificate" AS ENUM ('none', 'assistant', 'social_worker', 'senior');
CREATE TABLE "workers" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "grade" "WorkerGrade" NOT NULL,
    "is_party_member" BOOLEAN NOT NULL DEFAULT false,
    "certificate" "WorkerCertificate" NOT NULL,
    "certified_on" DATE,
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

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "workers_code_key" ON "workers"("code");
CREATE INDEX "workers_pos_retired_on_idx" ON "workers"("pos", "retired_on");
CREATE INDEX "workers_grade_pos_idx" ON "workers"("grade", "pos");
ALTER TABLE "workers" ADD CONSTRAINT "workers_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('workers');

CREATE TYPE "DemonstrationUnitTier" AS ENUM ('street', 'community', 'estate');
CREATE TYPE "DemonstrationUnitCategory" AS ENUM ('old_town', 'new_district', 'resettlement', 'industry', 'international');
CREATE TYPE "DemonstrationUnitReviewResult" AS ENUM ('passed', 'mending', 'withdrawn');
CREATE TABLE "demonstration_units" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "tier" "DemonstrationUnitTier" NOT NULL,
    "category" "DemonstrationUnitCategory" NOT NULL,
    "awarded_by" TEXT,
    "reviewed_on" DATE,
    "review_result" "DemonstrationUnitReviewResult",
    "followers" INTEGER,
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

    CONSTRAINT "demonstration_units_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "demonstration_units_code_key" ON "demonstration_units"("code");
CREATE INDEX "demonstration_units_pos_retired_on_idx" ON "demonstration_units"("pos", "retired_on");
CREATE INDEX "demonstration_units_tier_pos_idx" ON "demonstration_units"("tier", "pos");
ALTER TABLE "demonstration_units" ADD CONSTRAINT "demonstration_units_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('demonstration_units');

CREATE TYPE "HonourKind" AS ENUM ('national', 'provincial', 'municipal', 'district');
CREATE TABLE "honours" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "HonourKind" NOT NULL,
    "awarded_by" TEXT,
    "note" TEXT,
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

    CONSTRAINT "honours_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "honours_code_key" ON "honours"("code");
CREATE INDEX "honours_pos_retired_on_idx" ON "honours"("pos", "retired_on");
CREATE INDEX "honours_kind_pos_idx" ON "honours"("kind", "pos");
ALTER TABLE "honours" ADD CONSTRAINT "honours_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('honours');

CREATE TYPE "PolicyKind" AS ENUM ('clause', 'supporting', 'opinion', 'duty_list', 'evaluation');
CREATE TYPE "PolicyTheme" AS ENUM ('legal_status', 'content', 'channel', 'street_functions', 'resources', 'organisation');
CREATE TYPE "PolicyProgress" AS ENUM ('planned', 'running', 'done');
CREATE TABLE "policies" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "PolicyKind" NOT NULL,
    "document_number" TEXT,
    "theme" "PolicyTheme",
    "lead_unit" TEXT,
    "lead_units" INTEGER,
    "co_units" INTEGER,
    "progress" "PolicyProgress" NOT NULL,
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

    CONSTRAINT "policies_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "policies_code_key" ON "policies"("code");
CREATE INDEX "policies_pos_retired_on_idx" ON "policies"("pos", "retired_on");
CREATE INDEX "policies_kind_pos_idx" ON "policies"("kind", "pos");
ALTER TABLE "policies" ADD CONSTRAINT "policies_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('policies');

CREATE TYPE "StreetFunctionKind" AS ENUM ('office', 'approval', 'enforcement', 'secondment');
CREATE TABLE "street_functions" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "StreetFunctionKind" NOT NULL,
    "is_extra" BOOLEAN NOT NULL DEFAULT false,
    "source_unit" TEXT,
    "people" INTEGER,
    "is_coordinated" BOOLEAN NOT NULL DEFAULT false,
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

    CONSTRAINT "street_functions_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "street_functions_code_key" ON "street_functions"("code");
CREATE INDEX "street_functions_pos_retired_on_idx" ON "street_functions"("pos", "retired_on");
CREATE INDEX "street_functions_kind_pos_idx" ON "street_functions"("kind", "pos");
ALTER TABLE "street_functions" ADD CONSTRAINT "street_functions_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('street_functions');

CREATE TYPE "SurveyKind" AS ENUM ('recognition', 'environment');
CREATE TABLE "surveys" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "SurveyKind" NOT NULL,
    "asked" INTEGER NOT NULL,
    "positive" INTEGER NOT NULL,
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

    CONSTRAINT "surveys_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "surveys_code_key" ON "surveys"("code");
CREATE INDEX "surveys_pos_retired_on_idx" ON "surveys"("pos", "retired_on");
CREATE INDEX "surveys_kind_pos_idx" ON "surveys"("kind", "pos");
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('surveys');

CREATE TYPE "DemandKind" AS ENUM ('housing', 'travel', 'work', 'schooling', 'medical', 'ageing', 'elder_care_hard', 'child_care_hard', 'parking_hard');
CREATE TABLE "demands" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "area_id" INTEGER NOT NULL,
    "pos" INTEGER NOT NULL DEFAULT 0,
    "kind" "DemandKind" NOT NULL,
    "voices" INTEGER,
    "is_answered" BOOLEAN NOT NULL DEFAULT false,
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

    CONSTRAINT "demands_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "demands_code_key" ON "demands"("code");
CREATE INDEX "demands_pos_retired_on_idx" ON "demands"("pos", "retired_on");
CREATE INDEX "demands_kind_pos_idx" ON "demands"("kind", "pos");
ALTER TABLE "demands" ADD CONSTRAINT "demands_area_id_fkey" FOREIGN KEY ("area_id") REFERENCES "areas"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT add_ledger('demands');
