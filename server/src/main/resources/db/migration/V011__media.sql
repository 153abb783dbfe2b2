-- Pictures and short sounds that belong to something, made safe when they came in. Small enough to
-- lie with the rest, in the same transaction and the same backup.
create table media (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  owner_kind text not null check (owner_kind in ('request', 'visit', 'hazard')),
  owner_id uuid not null,
  kind text not null check (kind in ('picture', 'sound')),
  content_type text not null,
  content bytea not null,
  -- at most 320 pixels a side; none of a sound
  small bytea,
  size int not null,
  width int,
  height int,
  seconds int,
  -- of the file as it was sent, so that the same id with other content is noticed
  checksum bytea not null,
  added_at timestamptz not null,
  -- null for the reporter
  added_by uuid,
  added_by_name text not null,
  -- whether the one whom the owner is about may see it
  for_reporter boolean not null,
  blurred_at timestamptz,
  blurred_by uuid,
  blurred_by_name text,
  primary key (county, id)
);
create index media_by_owner on media (county, owner_kind, owner_id, id);
-- Compressed already: PostgreSQL would only try in vain.
alter table media alter column content set storage external;
alter table media alter column small set storage external;
