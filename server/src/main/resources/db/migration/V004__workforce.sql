create table unit (
  id uuid primary key,
  code text collate "C" not null unique,
  name text not null,
  kind text not null check (kind in ('department', 'township', 'village', 'utility', 'service', 'company', 'organisation')),
  area_code text collate "C" not null,
  parent_id uuid references unit,
  phone text,
  closed_on date
);
create index unit_by_area on unit (area_code);

create table staff (
  id uuid primary key,
  code text collate "C" not null unique,
  name text not null,
  pinyin text not null,
  initials text not null,
  unit_id uuid references unit,
  area_code text collate "C" not null,
  -- official, grid worker, look-out, volunteer …
  kind text not null check (kind in ('cadre', 'grid_worker', 'lookout', 'volunteer', 'expert', 'mediator')),
  rank text check (rank in ('city', 'county', 'township', 'village')),
  work_phone text,
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  active_from date not null,
  active_to date
);
create index staff_by_unit on staff (unit_id);
create index staff_by_area on staff (area_code);

-- A named post in a grid team, from–to.
create table post (
  id uuid primary key,
  staff_id uuid not null references staff,
  area_code text collate "C" not null,
  kind text not null check (kind in ('grid_lead', 'building_lead', 'stair_lead', 'grid_worker', 'mediator', 'security', 'health', 'utilities', 'lookout', 'volunteer')),
  active_from date not null,
  active_to date,
  note text
);
create index post_by_area on post (area_code);
create index post_by_staff on post (staff_id);
