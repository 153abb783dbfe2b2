-- Who serves. Units, staff and their posts are reference tables: a county's people point to them.
create table unit (
  id uuid primary key,
  code text collate "C" not null unique,
  name text not null,
  kind text not null check (kind in ('department', 'township', 'village', 'utility', 'service', 'company', 'organisation')),
  -- the area it serves: itself and everything beneath
  area_code text collate "C" not null,
  parent_id uuid references unit,
  phone text,
  closed_on date,
  version int not null default 1
);
create index unit_by_area on unit (area_code);
create index unit_by_parent on unit (parent_id);

create table staff (
  id uuid primary key,
  code text collate "C" not null unique,
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  unit_id uuid references unit,
  area_code text collate "C" not null,
  kind text not null check (kind in ('cadre', 'grid_worker', 'lookout', 'volunteer', 'expert', 'mediator')),
  rank text check (rank in ('city', 'county', 'township', 'village')),
  work_phone text,
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  active_from date not null,
  -- last day of service
  active_to date,
  version int not null default 1
);
create index staff_by_unit on staff (unit_id);
create index staff_by_area on staff (area_code);
create index staff_by_name on staff (pinyin, id);

-- A named post in a grid team (or of a building, or of a whole village), from–to; what somebody
-- served and serves is the sum of their posts. Ended, never deleted.
create table post (
  id uuid primary key,
  staff_id uuid not null references staff,
  area_code text collate "C" not null,
  kind text not null check (kind in ('grid_lead', 'building_lead', 'stair_lead', 'grid_worker', 'visitor', 'mediator', 'security', 'health', 'utilities', 'lookout', 'volunteer')),
  active_from date not null,
  -- last day in the post
  active_to date,
  note text
);
create index post_by_area on post (area_code);
create index post_by_staff on post (staff_id);

-- What changed about somebody who serves: who changed it, when, why, before and after.
create table staff_change (
  id uuid primary key,
  staff_id uuid not null references staff,
  kind text not null check (kind in ('added', 'changed', 'left', 'post_given', 'post_ended')),
  changed_at timestamptz not null,
  changed_by uuid,
  changed_by_name text not null,
  reason text,
  before jsonb,
  after jsonb
);
create index staff_change_by_staff on staff_change (staff_id, id);
