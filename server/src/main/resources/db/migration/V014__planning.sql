-- Who looks after which household: made by the optimiser, adjusted by people, then in force for an area.
create table assignment_plan (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  -- counts the changes, so that two people do not change the same thing unseen
  version int not null default 1,
  state text not null check (state in ('making', 'proposal', 'in_force', 'replaced', 'failed')),
  -- who takes part and what counts: shares, posts, units, weights
  wishes jsonb not null,
  -- what came of it: households, distance, the proven bound, seconds
  figures jsonb not null default '{}',
  job_id uuid,
  reason text not null,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  in_force_at timestamptz,
  in_force_by uuid,
  in_force_by_name text,
  ended_at timestamptz,
  primary key (county, id)
);
create index assignment_plan_by_area on assignment_plan (county, area_code, id);

-- Who takes part in a plan, with how many households each may have and where the middle of their patch is.
create table assignment_visitor (
  county text not null,
  id uuid not null,
  plan_id uuid not null,
  staff_id uuid not null,
  unit_id uuid,
  share int not null check (share >= 0),
  longitude double precision not null,
  latitude double precision not null,
  -- since when somebody cannot visit, and why; null while they can
  out_since date,
  out_reason text,
  primary key (county, id),
  foreign key (county, plan_id) references assignment_plan (county, id) on delete cascade
);
create unique index assignment_visitor_once on assignment_visitor (county, plan_id, staff_id);

-- A household's visitor in a plan; as many plans, as many rows.
create table assignment (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  plan_id uuid not null,
  household_id uuid not null,
  staff_id uuid not null,
  -- who comes along where the visitor does not speak the household's language
  interpreter_id uuid,
  -- chosen by a person: no new proposal touches it
  locked boolean not null default false,
  metres int not null,
  origin text not null check (origin in ('kept', 'proposed', 'by_hand', 'stand_in', 'added')),
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create unique index assignment_once on assignment (county, plan_id, household_id);
create index assignment_by_visitor on assignment (county, plan_id, staff_id);
create index assignment_by_household on assignment (county, household_id);

-- What changed in a plan after it was proposed: who changed it, when, why, from whom to whom.
create table assignment_move (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  plan_id uuid not null,
  household_id uuid not null,
  from_staff_id uuid,
  to_staff_id uuid,
  kind text not null check (kind in ('by_hand', 'stand_in', 'back', 'added', 'locked', 'unlocked')),
  reason text not null,
  moved_at timestamptz not null,
  moved_by uuid,
  moved_by_name text not null,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index assignment_move_by_plan on assignment_move (county, plan_id, id);
create index assignment_move_by_household on assignment_move (county, household_id);

-- How many households a unit's people, or one person, may have; else the jurisdiction's setting holds.
create table visiting_share (
  -- of the unit or of the person
  holder_id uuid primary key,
  share int not null check (share between 0 and 2000),
  set_at timestamptz not null,
  set_by uuid,
  set_by_name text not null
);

-- What the registry tells about households to whoever plans visits.
create view household_place as
select h.county, h.id, h.area_code, h.state, h.address, h.head_name, h.languages, p.id as premises_id,
       p.compound, p.building, p.entrance, p.floor, p.room, p.longitude, p.latitude
from household h
join premises p on p.county = h.county and p.id = h.premises_id;

-- What the workforce tells about those who serve to whoever plans visits.
create view serving_staff as
select s.id, s.name, s.pinyin, s.kind, s.rank, s.unit_id, u.name as unit_name, s.area_code, s.work_phone, s.skills,
       s.languages, s.active_from, s.active_to
from staff s
left join unit u on u.id = s.unit_id;

create view serving_post as
select staff_id, area_code, kind, active_from, active_to from post;

-- What a village or community asks for, in the words of the workforce's skills. Reference table.
create table village_need (
  area_code text collate "C" not null,
  need text not null,
  primary key (area_code, need)
);
