-- Signed deltas of facts, written in the transaction of the fact itself; nobody updates a hot counter.
-- Append-only: what stands behind a figure for good.
create table ledger_delta (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  day date not null,
  measure text not null,
  amount bigint not null,
  subject_kind text not null,
  subject_id uuid not null,
  written_at timestamptz not null,
  primary key (county, id)
);
create index ledger_delta_rows on ledger_delta (county, measure, day desc, id desc);

-- The same deltas until they are folded into the sums; reading adds what still lies here.
create table ledger_open (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  day date not null,
  measure text not null,
  amount bigint not null,
  primary key (county, id)
);

-- Folded sums for every area on the way up to the nation. An area above the counties is its own distribution key:
-- county is always the first six digits of area_code, or all of it where it is shorter.
create table ledger_total (
  county text not null,
  area_code text collate "C" not null,
  day date not null,
  measure text not null,
  amount bigint not null,
  primary key (county, area_code, day, measure)
);
