-- A file on its way in: who brought it, how far it got, what came of it. Reference table.
create table import_run (
  id uuid primary key,
  -- null when started on the command line
  job_id uuid,
  kind text not null check (kind in ('areas', 'households', 'units', 'staff', 'requests')),
  state text not null check (state in ('running', 'done', 'refused', 'failed')),
  file_name text not null,
  file_size bigint not null,
  file_hash bytea not null,
  dry_run boolean not null,
  all_or_nothing boolean not null,
  -- '' is the whole nation
  area_code text collate "C" not null,
  rows_total bigint,
  rows_read bigint not null default 0,
  rows_added bigint not null default 0,
  rows_changed bigint not null default 0,
  rows_same bigint not null default 0,
  rows_wrong bigint not null default 0,
  -- last row of the file whose batch was committed; a run that broke off goes on behind it
  done_row bigint not null default 0,
  -- names of columns that Koumen does not take
  unread text[] not null default '{}',
  problem jsonb,
  started_by uuid,
  started_by_name text not null,
  started_at timestamptz not null,
  ended_at timestamptz
);
create index import_run_by_time on import_run (started_at desc);

-- What is wrong with a row: [{"column":…,"code":…,"zh":…,"en":…}]; never whole identity or phone numbers.
create table import_finding (
  run_id uuid not null references import_run on delete cascade,
  row_number int not null,
  issues jsonb not null,
  primary key (run_id, row_number)
);

-- The file as it came, in sealed pieces; cleared after the retention time.
create table import_file (
  run_id uuid not null references import_run on delete cascade,
  piece int not null,
  content bytea not null,
  primary key (run_id, piece)
);

-- Rows that left the program in a file: who took which columns of what, and why. Reference table.
create table export_run (
  id uuid primary key,
  job_id uuid not null,
  kind text not null check (kind in ('households', 'residents', 'staff', 'requests')),
  state text not null check (state in ('running', 'done', 'failed')),
  format text not null check (format in ('xlsx', 'csv')),
  area_code text collate "C" not null,
  file_name text not null,
  columns text[] not null,
  -- those of the list on screen, without anybody's number
  filters jsonb not null default '{}',
  unmasked boolean not null,
  reason text,
  rows_written bigint not null default 0,
  -- bytes
  file_size bigint not null default 0,
  problem jsonb,
  started_by uuid not null,
  started_by_name text not null,
  started_at timestamptz not null,
  ended_at timestamptz
);
create index export_run_by_owner on export_run (started_by, started_at desc);

-- The file, in sealed pieces; cleared after the retention time.
create table export_file (
  run_id uuid not null references export_run on delete cascade,
  piece int not null,
  content bytea not null,
  primary key (run_id, piece)
);
