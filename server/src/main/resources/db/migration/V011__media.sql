-- Pictures and short sounds that belong to something, made safe when they came in. Small enough to
-- lie with the rest, in the same transaction and the same backup.
create table media (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  owner_kind text not null check (owner_kind in ('request', 'visit', 'hazard')),
  owner_id uuid not null,
  kind text not null check (kind in ('picture', 'sound', 'signature')),
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
  -- of a signature: the one move it stands for, SHA-256 of the words that were signed, who signed,
  -- whether in somebody's place, whether on paper, and since when the move stands; one that never
  -- came to stand is cleared
  move_id uuid,
  text_hash bytea,
  signer text,
  on_behalf boolean,
  on_paper boolean,
  kept_at timestamptz,
  primary key (county, id),
  check ((kind = 'signature') = (move_id is not null)),
  check (kind <> 'signature' or (text_hash is not null and signer is not null and on_behalf is not null
    and on_paper is not null and not for_reporter))
);
create index media_by_owner on media (county, owner_kind, owner_id, id);
create index media_signature_by_move on media (county, move_id) where kind = 'signature';
create index media_signature_unkept on media (county, added_at) where kind = 'signature' and kept_at is null;
-- Compressed already: PostgreSQL would only try in vain.
alter table media alter column content set storage external;
alter table media alter column small set storage external;
