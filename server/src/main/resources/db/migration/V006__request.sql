-- A request as it stands; small, because every move rewrites it. What was said lies in request_text.
create table request (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  number text collate "C" not null,
  household_id uuid,
  visit_id uuid,
  channel text not null check (channel in ('doorstep', 'walk_in', 'phone', 'web', 'chat', 'wish_box', 'hotline', 'api', 'import')),
  kind text not null check (kind in ('consultation', 'help', 'complaint', 'report', 'suggestion')),
  category text,
  title text not null,
  reporter_name text,
  reporter_phone_sealed bytea,
  -- number in the system it came from, so that importing twice changes nothing
  origin text,
  origin_number text,
  state text not null check (state in ('received', 'dispatched', 'settled', 'rated', 'withdrawn')),
  first_helper_id uuid,
  first_helper_name text not null,
  lead_unit_id uuid,
  lead_unit_name text,
  -- when the next step is due; after settlement, the date that had been promised
  due_at timestamptz not null,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  -- when this program learned of it: later than received_at for what was imported
  recorded_at timestamptz not null,
  first_answer_at timestamptz,
  settled_at timestamptz,
  -- what was done; for a withdrawn request, why it was withdrawn
  result text,
  rated_at timestamptz,
  solved boolean,
  stars int check (stars between 1 and 5),
  rating_reason text,
  version int not null default 1,
  primary key (county, id)
);
create index request_by_area on request (county, area_code, received_at desc, id desc);
create index request_by_time on request (county, received_at desc, id desc);
create index request_by_state on request (county, state, received_at desc, id desc);
create index request_unhappy on request (county, received_at desc, id desc)
  where state = 'rated' and (not solved or stars <= 2);
create index request_due on request (county, due_at, id) where state in ('received', 'dispatched');
create index request_by_unit on request (county, lead_unit_id, received_at desc, id desc) where lead_unit_id is not null;
create index request_by_household on request (county, household_id) where household_id is not null;
create index request_by_number on request (county, number);
create unique index request_by_origin on request (county, origin, origin_number) where origin is not null;

-- What was said, as it was said, and the pairs of characters by which it is found. Written once.
-- Its id is the request's.
create table request_text (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  body text not null,
  search text[] not null,
  primary key (county, id),
  foreign key (county, id) references request (county, id)
);
-- Without a pending list: what was just written is found as fast as the rest.
create index request_text_search on request_text using gin (search) with (fastupdate = off);

-- Each move: who, when, why, from which state to which. The moves alone rebuild the request's state.
create table request_move (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  request_id uuid not null,
  position int not null,
  kind text not null check (kind in ('receive', 'dispatch', 'settle', 'rate', 'withdraw', 'comment')),
  from_state text,
  to_state text not null,
  moved_at timestamptz not null,
  moved_by uuid,
  moved_by_name text not null,
  unit_id uuid,
  unit_name text,
  due_at timestamptz,
  note text,
  -- whether the reporter reads it too
  for_reporter boolean not null,
  solved boolean,
  stars int,
  primary key (county, id),
  unique (county, request_id, position),
  foreign key (county, request_id) references request (county, id)
);

-- A public number leads to one request, with the code its reporter was given; distributed by the number.
create table request_number (
  number text collate "C" primary key,
  county text not null,
  request_id uuid not null,
  -- keyed hash of the follow-up code
  code_index bytea not null,
  -- how often a lost code was replaced; each round has a code of its own
  code_round int not null default 0
);

create table request_counter (
  county text not null,
  year int not null,
  n bigint not null,
  primary key (county, year)
);
