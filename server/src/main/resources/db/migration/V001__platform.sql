-- Settings of the jurisdiction: key, JSON value, who set it and when. Reference table.
create table setting (
  key text collate "C" primary key,
  value jsonb not null,
  set_at timestamptz not null,
  set_by uuid
);

-- Durable timers (db-scheduler's own table, its documented shape).
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);

-- Long work that a person started and may leave: imports, exports, loading the demo.
create table job (
  id uuid primary key,
  kind text not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  title text not null,
  area_code text collate "C",
  started_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  heartbeat_at timestamptz not null,
  ended_at timestamptz,
  total bigint,
  done bigint not null default 0,
  result jsonb,
  problem jsonb
);
create index job_by_owner on job (started_by, created_at desc);
