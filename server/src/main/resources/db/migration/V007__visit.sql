create table visit (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  outcome text not null check (outcome in ('met', 'nobody_home', 'card_left', 'refused', 'moved', 'by_phone')),
  form text not null check (form in ('door', 'phone', 'point')),
  note text,
  -- residents of the household who were met, and somebody else in words
  met uuid[] not null default '{}',
  met_other text,
  -- policies that were explained, by their titles
  told text[] not null default '{}',
  visited_at timestamptz not null,
  received_at timestamptz not null,
  visitor_id uuid not null,
  visitor_name text not null,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index visit_by_household on visit (county, household_id, visited_at desc, id desc);
create index visit_by_time on visit (county, visited_at desc, id desc);

-- The first time in a calendar year that a household was met or spoken to: counted once, on that day.
create table household_reach (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  year int not null,
  first_on date not null,
  -- what the ledger was told, to be taken back when an earlier visit arrives late
  delta_id uuid not null,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create unique index household_reach_once on household_reach (county, household_id, year);

-- 苗头: something that may grow, heard or seen on a visit. About a matter, never a grade of a person: it hangs on the
-- visit and is listed by place. Each has an owner and an end.
create table visit_sign (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  visit_id uuid not null,
  what text not null,
  state text not null check (state in ('open', 'ended')),
  -- staff or account, as in a visit
  owner_id uuid not null,
  owner_name text not null,
  look_again_on date not null,
  noted_at timestamptz not null,
  noted_by_name text not null,
  ended_on date,
  ended_by_name text,
  end_note text,
  primary key (county, id),
  foreign key (county, visit_id) references visit (county, id),
  check ((state = 'ended') = (ended_on is not null))
);
create index visit_sign_by_area on visit_sign (county, area_code, look_again_on) where state = 'open';
create index visit_sign_by_visit on visit_sign (county, visit_id);

-- A visitor found that a household has moved: the community decides, the file stays until then.
create table moved_report (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  visit_id uuid not null,
  note text,
  state text not null check (state in ('open', 'moved', 'still_here')),
  reported_on date not null,
  reported_by_name text not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decision_note text,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id),
  foreign key (county, visit_id) references visit (county, id)
);
create unique index moved_report_once on moved_report (county, household_id) where state = 'open';
create index moved_report_by_area on moved_report (county, area_code, id) where state = 'open';

-- What the registry tells about households to whoever plans or shows visits.
create view household_card as
select county, id, area_code, address, head_name, people, living_alone, care_mark, state, since, last_visit_on
from household;

-- As household_trace, for visits.
create view visit_trace as
select county, household_id, hashtextextended('visit' || id || xmin, 0) as trace from visit;
