-- 承诺: what was promised to a household, by whom and until when.
create table promise (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  what text not null,
  due_on date not null,
  -- staff or account, as in a visit
  owner_id uuid not null,
  owner_name text not null,
  state text not null check (state in ('open', 'kept', 'broken', 'changed')),
  -- the visit at which it was made; null when it was made at the desk
  visit_id uuid,
  made_on date not null,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  closed_on date,
  closed_visit_id uuid,
  result_note text,
  -- the promise that the household agreed to take instead
  changed_to uuid,
  -- how high it has climbed: 0 nobody, 1 its owner was reminded, 2 overdue, 3 the street, 4 the county
  rung int not null default 0 check (rung between 0 and 4),
  -- when the clock must look at it next; null when nothing runs
  next_at timestamptz,
  -- what the ledger was told when it was overdue, to be taken back when it turns out kept in time
  overdue_delta uuid,
  version int not null default 1,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id),
  check ((state = 'open') = (closed_on is null)),
  check ((state = 'changed') = (changed_to is not null)),
  check (state = 'open' or next_at is null)
);
create index promise_by_household on promise (county, household_id, due_on);
create index promise_by_area on promise (county, area_code, due_on) where state = 'open';
create index promise_by_owner on promise (owner_id, due_on) where state = 'open';
create index promise_to_look_at on promise (county, next_at) where next_at is not null;

-- Each step of a promise: made, handed over, climbed, closed.
create table promise_step (
  county text not null,
  id uuid not null,
  promise_id uuid not null,
  kind text not null,
  note text,
  at timestamptz not null,
  by_id uuid,
  by_name text not null,
  primary key (county, id),
  foreign key (county, promise_id) references promise (county, id)
);
create index promise_step_by_promise on promise_step (county, promise_id, at);

-- As household_trace, for promises.
create view promise_trace as
select county, household_id, hashtextextended('promise' || id || xmin, 0) as trace from promise;
