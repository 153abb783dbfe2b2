-- Signed deltas of facts, written in the transaction of the fact itself; nobody updates a hot counter.
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
  folded boolean not null default false,
  primary key (county, id)
);
create index ledger_delta_open on ledger_delta (county, id) where not folded;
create index ledger_delta_rows on ledger_delta (county, measure, area_code, day);

-- Folded sums for every area on the way up to the county; higher areas add counties.
create table ledger_total (
  county text not null,
  area_code text collate "C" not null,
  day date not null,
  measure text not null,
  amount bigint not null,
  primary key (county, area_code, day, measure)
);
