create table premises (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  address text not null,
  -- folded address that two spellings of one place share; unique per village
  address_key text collate "C" not null,
  use text not null check (use in ('residential', 'commercial', 'mixed', 'vacant')),
  compound text,
  building text,
  entrance text,
  floor text,
  room text,
  longitude double precision,
  latitude double precision,
  source text not null,
  since date not null,
  recorded_at timestamptz not null,
  version int not null default 1,
  primary key (county, id)
);
create index premises_by_area on premises (county, area_code, id);
create unique index premises_by_address on premises (county, left(area_code, 12), address_key);

create table household (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  premises_id uuid not null,
  -- number on the household register or contact card; given by the place
  number text collate "C",
  kind text not null check (kind in ('family', 'collective', 'tenant', 'business')),
  state text not null check (state in ('present', 'away', 'moved_out', 'dissolved', 'merged')),
  merged_into uuid,
  -- repeated here so that a list reads one table; kept by the same statement that changes the source
  address text not null,
  use text not null,
  head_name text,
  -- present and away together
  people int not null default 0,
  living_alone boolean not null default false,
  -- of those who belong to it now: whether it has an elder or a child depends on the day one asks
  eldest_born_on date,
  youngest_born_on date,
  care_mark text check (care_mark in ('red', 'yellow', 'green')),
  care_review_on date,
  under_care boolean not null default false,
  languages text[] not null default '{}',
  -- SearchKeys of address, door numbers, names, pinyin, initials, phone endings (keyed hash);
  -- each found by its beginning: search @@ '…:*'
  search tsvector not null default '',
  last_visit_on date,
  source text not null,
  since date not null,
  recorded_at timestamptz not null,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, premises_id) references premises (county, id)
);
-- state goes along so that a list is counted from the index alone
create index household_by_area on household (county, area_code, id) include (state);
create index household_by_premises on household (county, premises_id);
create index household_by_number on household (county, number) where number is not null;
create index household_search on household using gin (search) with (gin_pending_list_limit = 1024);
create index household_marked on household (county, care_mark, area_code) where care_mark is not null;

create table resident (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  name text collate "C" not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex text check (sex in ('male', 'female')),
  born_on date,
  relation text not null check (relation in ('head', 'spouse', 'child', 'child_in_law', 'grandchild', 'parent', 'grandparent', 'sibling', 'other_kin', 'not_kin')),
  -- AES-256-GCM with key id in the first bytes; the index is a keyed hash for exact search
  identity_sealed bytea,
  identity_index bytea,
  phone_sealed bytea,
  phone_index bytea,
  phone_tail_index bytea,
  school text,
  work text,
  languages text[] not null default '{}',
  state text not null check (state in ('present', 'away', 'moved_out', 'dead', 'merged')),
  -- where the same person goes on: after a merge of two files, or a move to another county
  continued_county text,
  continued_as uuid,
  source text not null,
  since date not null,
  recorded_at timestamptz not null,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index resident_by_household on resident (county, household_id);
create index resident_by_area on resident (county, area_code, born_on);
create index resident_by_name on resident (county, name, born_on);
create index resident_by_identity on resident (county, identity_index) where identity_index is not null;
create index resident_by_phone on resident (county, phone_index) where phone_index is not null;

-- Households that belong to an area and the people in them, as signed differences that the writing transaction adds
-- at the end, until they are folded into the sums; nobody updates a hot counter.
create table household_count_open (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  households bigint not null,
  people bigint not null,
  primary key (county, id)
);

-- Folded sums for every area on the way up to the nation, so that any node is counted in a moment.
-- As in the ledger an area above the counties is its own distribution key: county is always the
-- first six digits of area_code, or all of it where it is shorter.
create table household_count (
  county text not null,
  area_code text collate "C" not null,
  households bigint not null,
  people bigint not null,
  primary key (county, area_code)
);

-- One identity number, one resident, everywhere; distributed by the index itself. Whoever comes
-- second keeps the number on the own row without a claim, and the two become a duplicate_pair.
create table identity_claim (
  identity_index bytea primary key,
  county text not null,
  resident_id uuid not null
);

create table need (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  resident_id uuid,
  kind text not null,
  note text not null,
  -- for health and other sensitive matters: what it is kept for, and who agreed when
  purpose text,
  consent text,
  since date not null,
  met_on date,
  met_note text,
  recorded_by uuid,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index need_by_household on need (county, household_id);

-- How often to look in, and why; never a grade of the people.
create table care_mark (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  colour text not null check (colour in ('red', 'yellow', 'green')),
  reason text not null,
  set_by uuid,
  set_by_name text not null,
  set_on date not null,
  review_on date not null,
  ended_on date,
  ended_by uuid,
  ended_reason text,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index care_mark_by_household on care_mark (county, household_id);
create unique index care_mark_once on care_mark (county, household_id) where ended_on is null;
create index care_mark_due on care_mark (county, area_code, review_on) where ended_on is null;

-- People under care (S03): a person or, with no resident, the whole household.
create table care_listing (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  resident_id uuid,
  category text not null,
  reason text not null,
  since date not null,
  until date,
  listed_by uuid,
  listed_by_name text not null,
  listed_at timestamptz not null,
  ended_reason text,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index care_listing_by_household on care_listing (county, household_id);
create index care_listing_by_area on care_listing (county, area_code) where until is null;
create unique index care_listing_once on care_listing (county, household_id, resident_id, category) nulls not distinct where until is null;

create table household_plan (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  goal text not null,
  owner_id uuid,
  owner_name text not null,
  state text not null check (state in ('open', 'reached', 'dropped')),
  opened_on date not null,
  due_on date not null,
  check_every_days int not null check (check_every_days between 1 and 366),
  next_check_on date not null,
  closed_on date,
  closed_reason text,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index household_plan_by_household on household_plan (county, household_id);
create index household_plan_due on household_plan (county, area_code, next_check_on) where state = 'open';

create table plan_step (
  county text not null,
  id uuid not null,
  plan_id uuid not null,
  position int not null,
  what text not null,
  due_on date,
  done_on date,
  done_by_name text,
  note text,
  primary key (county, id),
  foreign key (county, plan_id) references household_plan (county, id)
);
create index plan_step_by_plan on plan_step (county, plan_id, position);

-- A regular check of a plan: who looked, what was found.
create table plan_check (
  county text not null,
  id uuid not null,
  plan_id uuid not null,
  checked_on date not null,
  checked_by uuid,
  checked_by_name text not null,
  found text not null,
  recorded_at timestamptz not null,
  primary key (county, id),
  foreign key (county, plan_id) references household_plan (county, id)
);
create index plan_check_by_plan on plan_check (county, plan_id, checked_on desc);

-- Each change to a file: what happened when, when we learned it, who wrote it, why, before and after.
-- The file as of a past day is today's rows with later changes taken back, newest first.
-- Rows without changes have been as they are since their own day (since); an import writes none for
-- the rows it adds.
create table file_change (
  county text not null,
  id uuid not null,
  -- shared by the changes that one event makes in several files, also of other counties;
  -- null where the change stands alone
  event_id uuid,
  area_code text collate "C" not null,
  household_id uuid not null,
  resident_id uuid,
  kind text not null,
  happened_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text not null,
  reason text,
  -- [{"table":"resident","id":…,"before":{changed columns}|null when added,"after":{…}}]
  changes jsonb not null,
  -- ids of all rows in changes
  touched uuid[] not null,
  undoes uuid,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index file_change_by_household on file_change (county, household_id, happened_on, recorded_at);
create index file_change_by_event on file_change (county, event_id);
create index file_change_by_day on file_change (county, happened_on);
create index file_change_by_row on file_change using gin (touched);

-- Two residents that may be one person; decided by a person, never by the program.
create table duplicate_pair (
  county text not null,
  id uuid not null,
  -- of resident b, the one that came later
  area_code text collate "C" not null,
  county_a text not null,
  resident_a uuid not null,
  resident_b uuid not null,
  why text not null check (why in ('same_identity', 'same_name_birth_near')),
  state text not null check (state in ('open', 'merged', 'different', 'undone')),
  found_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  -- of the file_change rows that merged the two
  event_id uuid,
  primary key (county, id)
);
create unique index duplicate_pair_once on duplicate_pair (county, resident_a, resident_b);
create index duplicate_pair_of_b on duplicate_pair (county, resident_b);
create index duplicate_pair_open on duplicate_pair (county, area_code) where state = 'open';

-- One number for each state of each row of a household's file. xmin is the transaction that wrote the row as it
-- stands: whoever changes a row in whatever way changes its number, and nobody can forget to.
create view household_trace as
select county, id as household_id, hashtextextended('household' || id || xmin, 0) as trace from household
union all
select h.county, h.id, hashtextextended('premises' || h.id || p.id || p.xmin, 0)
from household h join premises p on p.county = h.county and p.id = h.premises_id
union all
select county, household_id, hashtextextended('resident' || id || xmin, 0) from resident
union all
select county, household_id, hashtextextended('need' || id || xmin, 0) from need
union all
select county, household_id, hashtextextended('care_mark' || id || xmin, 0) from care_mark
union all
select county, household_id, hashtextextended('care_listing' || id || xmin, 0) from care_listing
union all
select county, household_id, hashtextextended('household_plan' || id || xmin, 0) from household_plan
union all
select p.county, p.household_id, hashtextextended('plan_step' || s.id || s.xmin, 0)
from household_plan p join plan_step s on s.county = p.county and s.plan_id = p.id
union all
select p.county, p.household_id, hashtextextended('plan_check' || c.id || c.xmin, 0)
from household_plan p join plan_check c on c.county = p.county and c.plan_id = p.id;
