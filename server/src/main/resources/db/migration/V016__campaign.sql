-- Campaigns: who is called on from when to when, what is asked and told there, and how far it has come.

-- What is asked, as a place wrote it; used in that area and beneath. Reference table.
create table form (
  id uuid primary key,
  area_code text collate "C" not null,
  name text not null,
  -- whether it carries findings, advice and follow-ups
  theme boolean not null,
  newest int not null default 1,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  retired_on date
);
create index form_by_area on form (area_code);

-- Once somebody may have been asked by it, a version is never written again.
create table form_version (
  form_id uuid not null references form,
  version int not null,
  questions jsonb not null,
  written_at timestamptz not null,
  written_by uuid,
  written_by_name text not null,
  used_since timestamptz,
  primary key (form_id, version)
);

-- What is told: short pages in plain words, dated, with who answers questions. Reference table.
create table handbook_page (
  id uuid primary key,
  area_code text collate "C" not null,
  version int not null default 1,
  title text not null,
  body text not null,
  contact_name text not null,
  contact_phone text,
  valid_from date not null,
  -- last day
  valid_to date,
  written_at timestamptz not null,
  written_by uuid,
  written_by_name text not null
);
create index handbook_page_by_area on handbook_page (area_code);

-- Reference tables: a campaign may reach over several counties.
create table campaign (
  id uuid primary key,
  version int not null default 1,
  name text not null,
  kind text not null check (kind in ('general', 'theme')),
  subject text not null check (subject in ('household', 'village')),
  state text not null check (state in ('draft', 'running', 'paused', 'closed', 'withdrawn')),
  from_on date not null,
  -- last day
  to_on date not null check (to_on >= from_on),
  started_on date,
  ended_on date,
  -- which households; an empty list leaves nobody out. Of care_marks 'none' means without a mark.
  household_kinds text[] not null default '{}',
  care_marks text[] not null default '{}',
  listings text[] not null default '{}',
  rhythm text not null check (rhythm in ('once', 'by_mark')),
  form_id uuid references form,
  form_version int,
  pages uuid[] not null default '{}',
  -- who takes part: holders of these posts where they hold them, else whoever looks after the household; of these units
  posts text[] not null default '{}',
  units uuid[] not null default '{}',
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  foreign key (form_id, form_version) references form_version (form_id, version)
);
create index campaign_running on campaign (state, from_on);

create table campaign_area (
  id uuid primary key,
  campaign_id uuid not null references campaign on delete cascade,
  area_code text collate "C" not null
);
create index campaign_area_by_campaign on campaign_area (campaign_id);
create index campaign_area_by_area on campaign_area (area_code);

-- Each change of a campaign: who, when, why.
create table campaign_move (
  id uuid primary key,
  campaign_id uuid not null references campaign,
  move text not null check (move in ('draft', 'change', 'start', 'pause', 'resume', 'extend', 'new_form', 'close', 'withdraw')),
  why text not null,
  moved_at timestamptz not null,
  moved_by uuid,
  moved_by_name text not null
);
create index campaign_move_by_campaign on campaign_move (campaign_id, id);

-- What came of a campaign at one household.
create table campaign_contact (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  campaign_id uuid not null,
  household_id uuid not null,
  first_reached_on date,
  last_reached_on date,
  last_outcome text not null,
  last_on date not null,
  visits int not null,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create unique index campaign_contact_once on campaign_contact (county, campaign_id, household_id) include (last_reached_on, last_outcome);
create index campaign_contact_by_household on campaign_contact (county, household_id);

-- How a campaign stood when it was closed, by area and visitor: households come and go afterwards, the result stays.
create table campaign_result (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  campaign_id uuid not null,
  staff_id uuid,
  due int not null,
  reached int not null,
  refused int not null,
  missed int not null,
  moved int not null,
  primary key (county, id)
);
create index campaign_result_by_campaign on campaign_result (county, campaign_id);

-- A form as it was filled in at a door, with the version that the visitor had.
create table form_answer (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  form_id uuid not null,
  version int not null,
  -- null where a village was visited
  household_id uuid,
  -- the visit, or the visit of a village
  visit_id uuid not null,
  answered_on date not null,
  received_at timestamptz not null,
  visitor_id uuid not null,
  visitor_name text not null,
  answers jsonb not null,
  -- what was answered to questions that this version does not have, or not so: kept as it came
  aside jsonb not null default '{}',
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create unique index form_answer_once on form_answer (county, visit_id, form_id);
create index form_answer_by_form on form_answer (county, form_id, answered_on);
create index form_answer_by_household on form_answer (county, household_id);

-- A village that was called on as a whole.
create table village_visit (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  campaign_id uuid not null,
  visited_on date not null,
  talked_with text not null,
  visitor_id uuid not null,
  visitor_name text not null,
  recorded_at timestamptz not null,
  primary key (county, id)
);
create index village_visit_by_campaign on village_visit (county, campaign_id, area_code);

-- What was agreed to do after a theme visit, by when and by whom; listed until it is done.
create table follow_up (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  form_id uuid not null,
  visit_id uuid not null,
  household_id uuid,
  what text not null,
  due_on date not null,
  owner_id uuid not null,
  owner_name text not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  made_at timestamptz not null,
  ended_on date,
  ended_note text,
  ended_by uuid,
  ended_by_name text,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create unique index follow_up_once on follow_up (county, visit_id, form_id);
create index follow_up_open on follow_up (county, due_on) where state = 'open';
create index follow_up_by_household on follow_up (county, household_id);

-- What the registry tells about households to whoever runs campaigns.
create view campaign_household as
select county, id, area_code, address, head_name, kind, care_mark, languages from household where state = 'present';

create view campaign_listing as
select county, household_id, category from care_listing where until is null;
