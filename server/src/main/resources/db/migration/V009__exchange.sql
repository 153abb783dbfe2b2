create table import_run (
  id uuid primary key,
  job_id uuid not null,
  kind text not null check (kind in ('areas', 'households', 'staff', 'requests')),
  file_name text not null,
  file_size bigint not null,
  file_hash bytea not null,
  dry_run boolean not null,
  all_or_nothing boolean not null,
  area_code text collate "C",
  rows_read bigint not null default 0,
  rows_added bigint not null default 0,
  rows_changed bigint not null default 0,
  rows_same bigint not null default 0,
  rows_wrong bigint not null default 0,
  started_by uuid,
  started_at timestamptz not null,
  ended_at timestamptz
);

-- The file as it came and the workbook with its errors, in pieces; cleared after the retention time.
create table import_file (
  run_id uuid not null,
  role text not null check (role in ('source', 'errors')),
  piece int not null,
  content bytea not null,
  primary key (run_id, role, piece)
);

-- Answers once: what a phone or another system sent, by its own key.
create table idempotency_key (
  key text collate "C" primary key,
  account_id uuid,
  fingerprint bytea not null,
  status int not null,
  answer text,
  created_at timestamptz not null
);
create index idempotency_key_by_time on idempotency_key (created_at);
