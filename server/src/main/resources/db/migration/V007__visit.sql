create table visit (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  outcome text not null check (outcome in ('met', 'nobody_home', 'refused', 'by_phone')),
  note text,
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

-- What the registry tells about households to whoever plans or shows visits.
create view household_card as
select county, id, area_code, address, head_name, people, living_alone, care_mark, state, since, last_visit_on
from household;

-- As household_trace, for visits.
create view visit_trace as
select county, household_id, hashtextextended('visit' || id || xmin, 0) as trace from visit;
