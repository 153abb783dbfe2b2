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
