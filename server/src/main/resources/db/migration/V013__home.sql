-- A code that opens a household's own file once, handed over at the door. Distributed by the code.
create table home_slip (
  -- keyed hash of the code; the code itself is shown once and kept nowhere
  code_index bytea primary key,
  county text not null,
  household_id uuid not null,
  reason text not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  issued_by_name text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index home_slip_by_household on home_slip (county, household_id);

-- Somebody at home who opened their file; apart from the sessions of those who serve.
create table home_session (
  -- sha-256 of the cookie's token
  token_hash bytea primary key,
  county text not null,
  household_id uuid not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null
);

-- A code sent by text to a number that a file holds; one at a time for each number.
create table home_code (
  -- keyed hash of the community and the number
  number_index bytea primary key,
  county text not null,
  household_id uuid not null,
  code_index bytea not null,
  tries int not null default 0,
  sent_at timestamptz not null,
  expires_at timestamptz not null
);
