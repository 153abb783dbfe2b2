-- A random sample of an area: of recorded visits to call back, or of households to ask. Who is drawn follows from what was
-- committed to before (commitment, digest of the population) and from the county's next seal, which nobody knew then.
create table truth_sample (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  kind text not null check (kind in ('visits', 'households', 'reached')),
  title text not null,
  from_on date not null,
  to_on date not null,
  -- all reached visits of the time, also those without substance
  claimed int not null,
  population int not null,
  population_digest bytea not null,
  -- half the width of the interval that is wanted, in tenths of a percent; confidence in percent
  margin int not null check (margin between 5 and 200),
  confidence int not null check (confidence in (90, 95, 99)),
  size int not null,
  -- so often somebody is tried, on different days, before the next one comes in their place
  tries int not null check (tries between 1 and 5),
  questions jsonb not null,
  commitment bytea not null,
  secret bytea not null,
  after_seal int not null,
  seal_number int,
  seal_digest bytea,
  state text not null check (state in ('waiting', 'drawn', 'closed')),
  made_at timestamptz not null,
  made_by uuid not null,
  made_by_name text not null,
  drawn_at timestamptz,
  closed_at timestamptz,
  closed_by_name text,
  primary key (county, id)
);
create index truth_sample_by_area on truth_sample (county, area_code, made_at desc);
create index truth_sample_waiting on truth_sample (county) where state = 'waiting';

-- Out of whom is drawn: sixteen bytes each, in order. Its id is the sample's.
create table truth_population (
  county text not null,
  id uuid not null,
  members bytea not null,
  primary key (county, id),
  foreign key (county, id) references truth_sample (county, id)
);

-- Who was drawn, in the order of the draw.
create table truth_draw (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  sample_id uuid not null,
  position int not null,
  -- the visit, or the household
  subject_id uuid not null,
  household_id uuid not null,
  visitor_id uuid,
  visited_at timestamptz,
  state text not null check (state in (
    'open', 'confirmed', 'not_confirmed', 'not_remembered', 'answered', 'refused', 'not_reached')),
  tries int not null default 0,
  last_try_on date,
  -- keyed hash of the code with which a household answers on the web
  code_index bytea,
  primary key (county, id),
  foreign key (county, sample_id) references truth_sample (county, id)
);
create unique index truth_draw_once on truth_draw (county, sample_id, position);
create index truth_draw_by_household on truth_draw (county, household_id);

-- Each try and each answer: who asked, when, how, what was said. Chained.
create table truth_try (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  draw_id uuid not null,
  outcome text not null check (outcome in (
    'confirmed', 'not_confirmed', 'not_remembered', 'answered', 'refused', 'no_answer')),
  way text not null check (way in ('phone', 'visit', 'web')),
  words text,
  answers jsonb not null,
  tried_at timestamptz not null,
  tried_by uuid,
  tried_by_name text not null,
  primary key (county, id),
  foreign key (county, draw_id) references truth_draw (county, id)
);
create index truth_try_by_draw on truth_try (county, draw_id, id);

-- What does not look possible: for a person to look at. The visitor may answer first.
create table truth_finding (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  kind text not null check (kind in ('burst', 'copies', 'empty', 'too_early', 'future')),
  -- the same pattern is found once
  key text not null,
  visitor_id uuid not null,
  visitor_name text not null,
  day date not null,
  visits uuid[] not null,
  facts jsonb not null,
  state text not null check (state in ('open', 'explained', 'mistaken', 'corrected')),
  found_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  primary key (county, id)
);
create unique index truth_finding_once on truth_finding (county, kind, key);
create index truth_finding_by_area on truth_finding (county, area_code, state, found_at desc);
create index truth_finding_by_visitor on truth_finding (visitor_id, state);

-- Who said or decided what about a finding.
create table truth_finding_word (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  finding_id uuid not null,
  state text not null,
  words text not null,
  said_at timestamptz not null,
  said_by uuid not null,
  said_by_name text not null,
  primary key (county, id),
  foreign key (county, finding_id) references truth_finding (county, id)
);
create index truth_finding_word_by_finding on truth_finding_word (county, finding_id, id);

-- What visits tell to whoever holds them against reality.
create view visit_told as
select v.county, v.id, v.area_code, v.household_id, v.outcome, v.note, v.visited_at, v.received_at, v.visitor_id,
       v.visitor_name, v.outcome in ('met', 'by_phone') as reached,
       char_length(regexp_replace(coalesce(v.note, ''), '[[:space:][:punct:]]', '', 'g')) as letters,
       exists (select 1 from request r
               where r.county = v.county and r.household_id = v.household_id and r.visit_id = v.id)
         or cardinality(v.told) > 0
         or exists (select 1 from visit_sign s where s.county = v.county and s.visit_id = v.id)
         or exists (select 1 from form_answer a where a.county = v.county and a.visit_id = v.id) as raised
from visit v;

-- What the registry tells about the homes that visits name.
create view visited_home as
select h.county, h.id, h.area_code, h.address, h.head_name, h.state, h.since, p.use as premises_use
from household h
join premises p on p.county = h.county and p.id = h.premises_id;

-- Since when nobody of a household lives there any more.
create view household_end as
select county, household_id, max(happened_on) as ended_on
from file_change
where jsonb_path_exists(
  changes, '$[*] ? (@.table == "household" && (@.after.state == "moved_out" || @.after.state == "dissolved"))')
group by county, household_id;
