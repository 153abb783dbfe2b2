-- The national tree and what lies beneath it. Codes have their natural length:
-- 2 province, 4 prefecture, 6 county, 9 township, 12 village, 15 grid, 18 building.
-- A subtree is a prefix range on the primary key. Reference table.
create table area (
  code text collate "C" primary key,
  parent text collate "C",
  level text not null check (level in ('province', 'prefecture', 'county', 'township', 'village', 'grid', 'building')),
  name text not null,
  -- urban or rural decides the size rule of a grid; null where it does not matter
  setting text check (setting in ('urban', 'rural')),
  valid_from date not null,
  valid_to date,
  -- [lon, lat] in CGCS2000/WGS-84, for sorting near things together; null when unknown
  longitude double precision,
  latitude double precision
);
create index area_children on area (parent, code);
create index area_by_name on area (name text_pattern_ops);

-- How many areas of each level lie beneath a node; kept by the statements that change the tree.
create table area_tally (
  code text collate "C" primary key,
  prefectures int not null default 0,
  counties int not null default 0,
  townships int not null default 0,
  villages int not null default 0,
  grids int not null default 0,
  buildings int not null default 0
);

-- Renamed, recoded, merged, split, added, closed: who, when, why. Never rewritten.
create table area_change (
  id uuid primary key,
  kind text not null check (kind in ('added', 'renamed', 'recoded', 'merged', 'split', 'closed')),
  from_code text collate "C",
  to_code text collate "C" not null,
  from_name text,
  to_name text not null,
  effective_on date not null,
  reason text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  moved jsonb not null default '{}'
);
create index area_change_from on area_change (from_code, changed_at);
create index area_change_to on area_change (to_code, changed_at);

create table area_boundary (
  code text collate "C" primary key,
  -- coordinate system of the stored geometry
  crs text not null check (crs in ('CGCS2000', 'WGS84', 'GCJ02')),
  geometry jsonb not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  set_at timestamptz not null,
  set_by uuid
);

-- A split or merge of grids, prepared by one person, looked at, then applied or dropped.
create table grid_plan (
  id uuid primary key,
  village text collate "C" not null,
  kind text not null check (kind in ('split', 'merge')),
  state text not null check (state in ('prepared', 'applied', 'dropped')),
  -- what moves where: [{"from":"…grid or building","to":"…grid","name":"…"}]
  moves jsonb not null,
  reason text not null,
  prepared_by uuid,
  prepared_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz
);
create index grid_plan_by_village on grid_plan (village, prepared_at desc);
