-- A phone that carries household files: whose it is, and the key that opens what it keeps there.
-- Reference data: it belongs to an account, not to a place.
create table phone (
  -- made on the phone
  id uuid primary key,
  account_id uuid not null references account (id),
  name text not null,
  -- AES-256, sealed; taken away for good when the phone is cut off
  key_sealed bytea,
  first_at timestamptz not null,
  last_at timestamptz not null,
  cut_off_at timestamptz,
  cut_off_by_name text,
  cut_off_reason text,
  check ((key_sealed is null) = (cut_off_at is not null))
);
create index phone_by_account on phone (account_id, last_at desc);

-- What a phone sent, each once: by its id the same answer is given again. A word kept here is sealed,
-- and only of what could not be written where it belonged and waits for somebody to look at it.
create table phone_operation (
  county text not null,
  -- made on the phone
  id uuid not null,
  -- where the household lies, or, if nobody knows it, whoever sent this
  area_code text collate "C" not null,
  phone_id uuid not null references phone (id),
  account_id uuid not null references account (id),
  account_name text not null,
  household_id uuid not null,
  kind text not null check (kind in ('edit', 'visit')),
  -- keyed hash of what was sent: the same id with other content is another thing
  content_index bytea not null,
  -- by the phone's clock: shown, never compared
  made_at timestamptz not null,
  received_at timestamptz not null,
  state text not null check (state in ('done', 'waiting', 'taken_up', 'set_aside')),
  answer jsonb not null,
  body_sealed bytea,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  primary key (county, id),
  check ((state = 'waiting') = (decided_at is null) or state = 'done')
);
create index phone_operation_waiting on phone_operation (county, area_code, received_at) where state = 'waiting';
create index phone_operation_of_account on phone_operation (account_id) where state = 'waiting';

-- Two people gave one field of a household's file different values without seeing the other's: what
-- stands there stays until somebody decides. Both values are sealed, whatever field it is.
create table field_question (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid not null,
  resident_id uuid,
  resident_name text,
  field text not null,
  present_sealed bytea not null,
  -- null for a program, or when it has stood there since the file was made
  present_by uuid,
  present_by_name text,
  present_at timestamptz,
  wanted_sealed bytea not null,
  asked_by uuid not null,
  asked_by_name text not null,
  -- by the phone's clock: shown, never compared
  made_at timestamptz not null,
  asked_at timestamptz not null,
  state text not null check (state in ('open', 'kept', 'taken', 'overtaken')),
  decided_by_name text,
  decided_at timestamptz,
  primary key (county, id),
  foreign key (county, household_id) references household (county, id),
  check ((state = 'open') = (decided_at is null))
);
create index field_question_by_household on field_question (county, household_id);
create index field_question_open on field_question (county, area_code, asked_at) where state = 'open';
-- who changes their mind does not ask twice
create unique index field_question_once on field_question (county, household_id, resident_id, field, asked_by)
  nulls not distinct where state = 'open';

-- As household_trace: an open question goes along on phones.
create view question_trace as
select county, household_id, hashtextextended('question' || id || xmin, 0) as trace
from field_question where state = 'open';
