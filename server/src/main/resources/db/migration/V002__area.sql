-- The national tree and what lies beneath it. Codes have their natural length:
-- 2 province, 4 prefecture, 6 county, 9 township, 12 village, 15 grid, 18 building.
-- A subtree is a prefix range on the primary key. Reference table.
-- Only areas in force stand here; what a code meant before is told by area_change.
create table area (
  code text collate "C" primary key,
  parent text collate "C" not null,
  level text not null check (level in ('province', 'prefecture', 'county', 'township', 'village', 'grid', 'building')),
  name text not null,
  -- urban or rural decides the size rule of a grid; null where it does not matter
  setting text check (setting in ('urban', 'rural')),
  -- since when the area has this code
  valid_from date not null,
  -- [lon, lat] in CGCS2000/WGS-84, for sorting near things together; null when unknown
  longitude double precision,
  latitude double precision
);
create index area_children on area (parent, code);
create index area_by_name on area (name text_pattern_ops);

-- How many areas of each level lie beneath a node; only for nodes with children.
-- Kept by the statements that change the tree, which first lock the nation's row: one change at a time.
create table area_tally (
  code text collate "C" primary key,
  prefectures int not null default 0,
  counties int not null default 0,
  townships int not null default 0,
  villages int not null default 0,
  grids int not null default 0,
  buildings int not null default 0
);
insert into area_tally (code) values ('');

-- Renamed, recoded, merged, split, added, closed: who, when, why. Never rewritten.
-- A code of a past day is resolved by following from_code to to_code in the order of changed_at.
create table area_change (
  id uuid primary key,
  kind text not null check (kind in ('added', 'renamed', 'recoded', 'merged', 'split', 'closed')),
  from_code text collate "C",
  to_code text collate "C",
  from_name text,
  to_name text,
  effective_on date not null,
  reason text not null,
  changed_by uuid,
  changed_at timestamptz not null,
  -- rows that went along, by table: {"household": 2000, …}
  moved jsonb not null default '{}',
  check (from_code is not null or to_code is not null)
);
create index area_change_from on area_change (from_code, changed_at);
create index area_change_to on area_change (to_code, changed_at);

create table area_boundary (
  code text collate "C" primary key,
  -- coordinate system of the stored geometry
  crs text not null check (crs in ('CGCS2000', 'WGS84', 'GCJ02')),
  -- GeoJSON geometry, Polygon or MultiPolygon
  geometry jsonb not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  set_at timestamptz not null,
  set_by uuid,
  -- since when the area reaches elsewhere than the shape tells; null while it tells the truth
  redraw_since date
);

-- A split or merge of grids, prepared by one person, looked at, then applied or dropped.
create table grid_plan (
  id uuid primary key,
  village text collate "C" not null,
  kind text not null check (kind in ('split', 'merge')),
  state text not null check (state in ('prepared', 'applied', 'dropped')),
  -- the grids as they shall be, with what each takes from where and the sizes that result
  parts jsonb not null,
  reason text not null,
  prepared_by uuid,
  prepared_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz
);
create index grid_plan_by_village on grid_plan (village, prepared_at desc);
