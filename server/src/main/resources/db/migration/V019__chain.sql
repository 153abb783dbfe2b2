-- What was recorded, one leaf a record, in the county and on the day it was learned. A leaf tells nothing of its record: it
-- holds the hash of the record's content with a random salt. Leaves stay with their county when an area moves, so they
-- carry no area code: where the record lies now is found by its id.
create table chain_leaf (
  county text not null,
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  day date not null,
  learned_at timestamptz not null,
  digest bytea not null,
  -- set once, when its day is sealed
  seal_number int,
  position int,
  primary key (county, id)
);
create unique index chain_leaf_once on chain_leaf (county, subject_id, kind);
create index chain_leaf_open on chain_leaf (county, day) where seal_number is null;
create index chain_leaf_sealed on chain_leaf (county, seal_number, position) where seal_number is not null;

-- Kept with the content and gone with it: without the salt nobody can try contents against a leaf.
create table chain_salt (
  county text not null,
  -- the leaf's
  id uuid not null,
  salt bytea not null,
  primary key (county, id)
);

-- A county's sealed days. Each seal includes the one before.
create table chain_seal (
  county text not null,
  number int not null,
  day date not null,
  leaves int not null,
  root bytea not null,
  previous bytea not null,
  sealed_at timestamptz not null,
  digest bytea not null,
  primary key (county, number)
);
create index chain_seal_by_day on chain_seal (county, day);

-- A record whose content was erased by law, by whom and on what ground; a record of the chain itself.
create table chain_erasure (
  county text not null,
  id uuid not null,
  leaf_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  basis text not null,
  erased_at timestamptz not null,
  erased_by uuid not null,
  erased_by_name text not null,
  primary key (county, id)
);
create unique index chain_erasure_once on chain_erasure (county, leaf_id);
