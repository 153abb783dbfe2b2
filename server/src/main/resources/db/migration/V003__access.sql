create table account (
  id uuid primary key,
  login text collate "C" not null unique,
  name text not null,
  -- argon2id; null until the person has set one through a setup link
  password_hash text,
  staff_id uuid,
  -- sealed (AES-GCM) TOTP secret; null when not enrolled
  totp_secret bytea,
  -- last accepted time step, so that a code works once
  totp_last_step bigint,
  oidc_subject text unique,
  state text not null check (state in ('invited', 'active', 'closed')),
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  failed_attempts int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  created_by uuid
);

create table role (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  permissions text[] not null,
  built_in boolean not null
);

-- What an account may do where: a role within an area, for a department also within its unit.
create table role_grant (
  id uuid primary key,
  account_id uuid not null references account,
  role_code text not null references role,
  -- '' is the whole nation
  area_code text collate "C" not null,
  unit_id uuid,
  valid_from date not null,
  valid_to date,
  granted_by uuid,
  granted_at timestamptz not null
);
create index role_grant_by_account on role_grant (account_id);

create table signed_session (
  -- sha-256 of the cookie's token
  token_hash bytea primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  agent text
);
create index signed_session_by_account on signed_session (account_id);
create index signed_session_expired on signed_session (expires_at);

create table setup_link (
  token_hash bytea primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Every look at a household file, reveal, search by identity, export. Append-only.
create table look (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  household_id uuid,
  resident_id uuid,
  kind text not null check (kind in ('look', 'reveal', 'search', 'export', 'rows', 'carry')),
  fields text[] not null default '{}',
  reason text,
  account_id uuid not null,
  account_name text not null,
  looked_at timestamptz not null,
  -- Looks of one export belong together, and the log shows them as one line.
  export_id uuid,
  primary key (county, id)
);
create index look_newest on look (coalesce(export_id, id));
create index look_by_household on look (county, household_id, looked_at desc);
create index look_by_area on look (county, area_code, looked_at desc);
create index look_by_time on look (county, looked_at desc);

-- What administrators and the system did: sign-ins, grants, settings, imports. Append-only.
create table audit_entry (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid,
  account_name text,
  action text not null,
  area_code text collate "C",
  subject text,
  detail jsonb not null default '{}'
);
create index audit_entry_by_time on audit_entry (at desc);
