-- 走访联系卡: left at a door, or one of a stack that no household has yet.
create table contact_card (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  -- null while the card lies in the stack
  household_id uuid,
  number text collate "C" not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  issued_by_name text not null,
  -- who left it at the door, and when; becomes the visitor of what is booked with it
  left_at timestamptz,
  left_by uuid,
  left_by_name text,
  expires_on date not null,
  -- a card that was lost or replaced opens nothing any more
  closed_at timestamptz,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id)
);
create index contact_card_by_household on contact_card (county, household_id) where household_id is not null;

-- Where a card's number leads. Distributed by the number.
create table contact_card_number (
  number text collate "C" primary key,
  county text not null,
  card_id uuid not null
);

-- When somebody of a household is to be seen or called.
create table appointment (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- staff or account, as in a visit; null while nobody in particular goes
  visitor_id uuid,
  visitor_name text,
  way text not null check (way in ('door', 'phone')),
  state text not null check (state in ('proposed', 'booked', 'kept', 'missed', 'cancelled', 'moved')),
  origin text not null check (origin in ('card', 'door', 'desk')),
  missed_by text check (missed_by in ('us', 'household')),
  card_id uuid,
  -- the appointment that took its place
  moved_to uuid,
  -- the visit that kept it, or found nobody
  visit_id uuid,
  note text,
  -- by which the household wants to be told; theirs, and only for this
  contact_sealed bytea,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  -- what the ledger was told of a miss, to be taken back when the visit arrives late
  miss_delta uuid,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id),
  check (from_at < to_at),
  check ((state = 'missed') = (missed_by is not null)),
  check ((state = 'moved') = (moved_to is not null))
);
create unique index appointment_one_open on appointment (county, household_id) where state in ('proposed', 'booked');
create index appointment_by_household on appointment (county, household_id, from_at desc);
create index appointment_by_time on appointment (county, from_at);
create index appointment_open on appointment (county, to_at) where state in ('proposed', 'booked');

-- Each step of an appointment: who, when, why.
create table appointment_step (
  county text not null,
  id uuid not null,
  appointment_id uuid not null,
  state text not null,
  note text,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (county, id),
  foreign key (county, appointment_id) references appointment (county, id)
);
create index appointment_step_by_appointment on appointment_step (county, appointment_id, at);

-- Held while a place of a grid's day is given away, so that the last one goes to one household.
create table booking_day (
  county text not null,
  -- made from the grid and the day
  id uuid not null,
  area_code text collate "C" not null,
  day date not null,
  primary key (county, id)
);

-- When a grid's team knocks, where it is not as the jurisdiction has it.
create table team_hours (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  kind text not null check (kind in ('day', 'evening', 'weekend')),
  opens time not null,
  closes time not null,
  at_once int not null check (at_once between 0 and 50),
  primary key (county, id)
);
create index team_hours_by_area on team_hours (county, area_code);

-- How and when a household wants to be met: one wish at a time.
create table door_wish (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  way text not null check (way in ('knock', 'call')),
  times text not null check (times in ('any', 'day', 'evening', 'weekend', 'off_peak')),
  away_until date,
  note text,
  contact_sealed bytea,
  -- the program proposes other times after the third closed door
  source text not null check (source in ('card', 'staff', 'program')),
  told_at timestamptz not null,
  told_by_name text not null,
  primary key (county, id),
  unique (county, household_id),
  foreign key (county, household_id) references household (county, id)
);

-- As household_trace, for what is agreed about knocking.
create view appointment_trace as
select county, household_id, hashtextextended('appointment' || id || xmin, 0) as trace from appointment
union all
select county, household_id, hashtextextended('door_wish' || id || xmin, 0) from door_wish;
