-- A team's week: who knocks where on which day, proposed by the program, adjusted by people, then in force.
create table round_plan (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  -- counts the changes, so that two people do not change the same thing unseen
  version int not null default 1,
  state text not null check (state in ('proposal', 'in_force', 'replaced')),
  first_day date not null,
  last_day date not null,
  -- what came of it: stops, minutes on the way, seconds to find it
  figures jsonb not null,
  reason text not null,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  in_force_at timestamptz,
  in_force_by uuid,
  in_force_by_name text,
  ended_at timestamptz,
  primary key (county, id),
  check (first_day <= last_day)
);
create index round_plan_by_area on round_plan (county, area_code, first_day);

-- Who takes part, and the days of the week on which they cannot.
create table round_worker (
  county text not null,
  id uuid not null,
  plan_id uuid not null,
  staff_id uuid not null,
  out_days date[] not null default '{}',
  out_reason text,
  primary key (county, id),
  foreign key (county, plan_id) references round_plan (county, id) on delete cascade
);
create unique index round_worker_once on round_worker (county, plan_id, staff_id);

-- A household in a week's plan; without a day it found no place, and why.
create table round_stop (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  plan_id uuid not null,
  household_id uuid not null,
  rank int not null check (rank between 0 and 2),
  due_on date not null,
  staff_id uuid,
  -- who comes along where two go
  companion_id uuid,
  day date,
  part text check (part in ('morning', 'afternoon', 'evening')),
  arrive_at time,
  minutes int not null,
  walk_seconds int not null default 0,
  -- the household has agreed to this time
  agreed boolean not null default false,
  -- chosen by a person: planning anew leaves who and when as they are
  locked boolean not null default false,
  left_out text check (left_out in ('no_room', 'call', 'away', 'nobody')),
  primary key (county, id),
  foreign key (county, plan_id) references round_plan (county, id) on delete cascade,
  foreign key (county, household_id) references household (county, id),
  check ((day is null) = (left_out is not null)),
  check ((day is null) = (staff_id is null) and (day is null) = (part is null) and (day is null) = (arrive_at is null))
);
create unique index round_stop_once on round_stop (county, plan_id, household_id);
create index round_stop_by_day on round_stop (county, plan_id, staff_id, day, arrive_at);
create index round_stop_by_household on round_stop (county, household_id);

-- What changed in a plan after it was proposed: who changed it, when, why, from whom and when to whom and when.
create table round_change (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  plan_id uuid not null,
  household_id uuid not null,
  from_staff_id uuid,
  from_day date,
  to_staff_id uuid,
  to_day date,
  kind text not null check (kind in ('by_hand', 'stand_in')),
  reason text not null,
  changed_at timestamptz not null,
  changed_by uuid,
  changed_by_name text not null,
  primary key (county, id),
  foreign key (county, plan_id) references round_plan (county, id) on delete cascade,
  foreign key (county, household_id) references household (county, id)
);
create index round_change_by_plan on round_change (county, plan_id, id);
create index round_change_by_household on round_change (county, household_id);

-- Households to which two people go.
create table visit_in_pairs (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  reason text not null check (reason in ('safety', 'language', 'matter')),
  set_at timestamptz not null,
  set_by uuid,
  set_by_name text not null,
  primary key (county, id),
  unique (county, household_id),
  foreign key (county, household_id) references household (county, id)
);
