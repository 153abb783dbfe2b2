-- Somebody left, or is away: what went to whom, in one event that is never changed. Reference data:
-- it belongs to accounts, not to a place.
create table handover (
  id uuid primary key,
  from_account_id uuid not null references account (id),
  from_name text not null,
  to_account_id uuid not null references account (id),
  to_name text not null,
  -- the account was closed, too
  leaves boolean not null,
  reason text not null,
  -- [{"code","zh","en","count","detail":[…]}]
  moved jsonb not null,
  handed_at timestamptz not null,
  handed_by uuid not null,
  handed_by_name text not null,
  check (from_account_id <> to_account_id)
);
create index handover_from on handover (from_account_id, handed_at desc);
create index handover_to on handover (to_account_id, handed_at desc);
