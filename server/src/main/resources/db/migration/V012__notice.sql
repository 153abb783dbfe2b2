-- What people who work here are told: to one account, to whoever serves in a unit, or to whoever has a
-- permission in an area. Who reads it follows from grants at the moment of reading.
create table notice (
  county text not null,
  id uuid not null,
  -- of what it is about
  area_code text collate "C" not null,
  audience text not null check (audience in ('account', 'unit', 'desk')),
  account_id uuid,
  unit_id uuid,
  permission text,
  -- the area of the desk is that of area_code cut to so many digits, so that it follows moves
  area_digits int,
  kind text not null,
  title_zh text not null,
  title_en text not null,
  subject_kind text not null,
  subject_id uuid not null,
  subject_number text,
  told_at timestamptz not null,
  -- who did it knows already
  told_by uuid,
  primary key (county, id),
  check ((audience = 'account') = (account_id is not null)),
  check ((audience = 'unit') = (unit_id is not null)),
  check ((audience = 'desk') = (permission is not null and area_digits is not null))
);
create index notice_by_account on notice (account_id, told_at desc) where account_id is not null;
create index notice_by_unit on notice (unit_id, told_at desc) where unit_id is not null;
create index notice_by_desk on notice (permission, told_at desc) where permission is not null;
create index notice_by_time on notice (county, told_at);

create table notice_reading (
  county text not null,
  id uuid not null,
  notice_id uuid not null,
  account_id uuid not null,
  read_at timestamptz not null,
  primary key (county, id),
  unique (county, notice_id, account_id),
  foreign key (county, notice_id) references notice (county, id) on delete cascade
);

-- Up to when an account has read everything.
create table notice_mark (
  id uuid primary key references account,
  read_to timestamptz not null
);

-- Where an account wants its notices sent to as well.
create table notice_contact (
  id uuid primary key references account,
  mail_sealed bytea not null,
  set_at timestamptz not null
);

-- What is to leave the house: written with what it tells of, in the same transaction. Its id is the
-- key by which a gateway knows that it had it before.
create table notice_outbox (
  id uuid primary key,
  channel text not null check (channel in ('sms', 'mail', 'webhook')),
  kind text not null,
  subject_number text,
  -- null for the webhook, and once cleared
  target_sealed bytea,
  message_sealed bytea,
  state text not null check (state in ('waiting', 'sent', 'parked')),
  made_at timestamptz not null,
  next_at timestamptz not null,
  -- when it is parked even though its gateway was only down
  give_up_at timestamptz not null,
  -- whoever sends it now has it until then
  claimed_until timestamptz,
  tries int not null default 0,
  -- how often the gateway said no to this one
  refusals int not null default 0,
  last_error text,
  ended_at timestamptz,
  cleared_at timestamptz
);
create index notice_outbox_due on notice_outbox (next_at) where state = 'waiting';
create index notice_outbox_by_state on notice_outbox (state, id desc);
create index notice_outbox_to_clear on notice_outbox (ended_at) where cleared_at is null;
