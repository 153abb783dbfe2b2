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
create index visit_by_household on visit (county, household_id, visited_at desc);
create index visit_by_area on visit (county, area_code, visited_at desc);
