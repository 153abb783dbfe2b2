-- The kinds of matter a place knows, each with how fast it is to be handled. Reference table.
create table request_category (
  name text primary key,
  name_en text not null,
  time_class text not null check (time_class in ('emergency', 'urgent', 'ordinary', 'complex')),
  position int not null,
  open boolean not null default true
);

insert into request_category (name, name_en, time_class, position)
values
  ('爆管漏水', 'Burst pipe', 'emergency', 1),
  ('燃气泄漏', 'Gas leak', 'emergency', 2),
  ('电线坠落', 'Fallen wire', 'emergency', 3),
  ('停水停电', 'No water or power', 'urgent', 4),
  ('供暖不热', 'No heating', 'urgent', 5),
  ('井盖缺失', 'Missing manhole cover', 'urgent', 6),
  ('电梯困人故障', 'Broken lift', 'urgent', 7),
  ('消防隐患', 'Fire hazard', 'urgent', 8),
  ('市容环卫', 'Street cleaning', 'ordinary', 9),
  ('垃圾清运', 'Rubbish', 'ordinary', 10),
  ('物业服务', 'Property management', 'ordinary', 11),
  ('路灯照明', 'Street lights', 'ordinary', 12),
  ('道路破损', 'Damaged road', 'ordinary', 13),
  ('停车管理', 'Parking', 'ordinary', 14),
  ('噪声扰民', 'Noise', 'ordinary', 15),
  ('油烟异味', 'Fumes and smells', 'ordinary', 16),
  ('邻里纠纷', 'Neighbours', 'ordinary', 17),
  ('养犬管理', 'Dogs', 'ordinary', 18),
  ('社保医保', 'Social insurance', 'ordinary', 19),
  ('救助帮扶', 'Aid', 'ordinary', 20),
  ('养老助残', 'Elders and disabled people', 'ordinary', 21),
  ('教育入学', 'School', 'ordinary', 22),
  ('劳动就业', 'Work and wages', 'ordinary', 23),
  ('证照办理', 'Papers', 'ordinary', 24),
  ('公共交通', 'Public transport', 'ordinary', 25),
  ('违章建筑', 'Illegal building', 'complex', 26),
  ('不动产登记', 'Title deeds', 'complex', 27),
  ('老旧小区改造', 'Renewal of old estates', 'complex', 28),
  ('征地拆迁', 'Land and relocation', 'complex', 29),
  ('意见建议', 'Ideas', 'ordinary', 30),
  ('档案更正', 'Correction of a file', 'ordinary', 32),
  ('其他', 'Other', 'ordinary', 31);

-- The steps that a place's requests go through, beside the built-in ones; a version never changes.
-- Reference table.
create table request_procedure (
  code text not null,
  version int not null,
  definition jsonb not null,
  made_at timestamptz not null,
  made_by uuid,
  primary key (code, version)
);

-- A request as it stands; small, because every move rewrites it. What was said lies in request_text.
create table request (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  number text collate "C" not null,
  household_id uuid,
  visit_id uuid,
  channel text not null check (channel in ('doorstep', 'walk_in', 'phone', 'web', 'chat', 'wish_box', 'hotline', 'api', 'patrol', 'import')),
  kind text not null check (kind in ('consultation', 'help', 'complaint', 'report', 'suggestion', 'petition')),
  category text,
  time_class text not null check (time_class in ('emergency', 'urgent', 'ordinary', 'complex')),
  title text not null,
  reporter_name text,
  reporter_phone_sealed bytea,
  -- call: may be called; quiet: do not call; anonymous: wants to stay unknown
  contact_wish text not null default 'call' check (contact_wish in ('call', 'quiet', 'anonymous')),
  -- where it is, in degrees of CGCS2000, when somebody pointed at it
  longitude double precision,
  latitude double precision,
  place text,
  -- number in the system it came from, so that importing twice changes nothing
  origin text,
  origin_number text,
  -- the steps it goes through: the version it began with
  procedure text not null,
  procedure_version int not null,
  state text not null check (state in ('received', 'dispatched', 'settled', 'rated', 'closed', 'refused', 'withdrawn', 'merged')),
  step text not null,
  owner text not null check (owner in ('desk', 'unit', 'reporter', 'supervisor', 'nobody')),
  -- the level whose desk is in charge while no unit is
  level text not null check (level in ('county', 'township', 'village', 'grid')),
  pause text check (pause in ('waiting', 'hold')),
  ask text check (ask in ('return', 'extension')),
  -- all that its moves decided; the columns around it repeat what is searched
  stage jsonb not null,
  first_helper_id uuid,
  first_helper_name text not null,
  lead_unit_id uuid,
  lead_unit_name text,
  -- when the next step is due; of a closed request, the last date that had been promised
  due_at timestamptz not null,
  -- until when the reporter is to hear something for the first time; empty once it happened
  answer_due_at timestamptz,
  -- a leader's own date
  supervise_by timestamptz,
  -- when the reporter, called back in vain, is to be called again
  call_at timestamptz,
  -- how often it was sent back, and how often the reporter was not content
  returns int not null default 0,
  reopenings int not null default 0,
  -- the common cause it belongs to; a root names itself
  cause_id uuid,
  merged_into uuid,
  -- when the clock looks at it next, and the last rungs it reached
  alarm_at timestamptz,
  due_rung int not null default 0,
  answer_rung int not null default 0,
  happened_at timestamptz not null,
  received_at timestamptz not null,
  -- when this program learned of it: later than received_at for what was imported
  recorded_at timestamptz not null,
  first_answer_at timestamptz,
  settled_at timestamptz,
  -- what was done; for a request withdrawn or refused, why
  result text,
  rated_at timestamptz,
  solved boolean,
  stars int check (stars between 1 and 5),
  rating_reason text,
  version int not null default 1,
  primary key (county, id)
);
create index request_by_area on request (county, area_code, received_at desc, id desc);
create index request_by_time on request (county, received_at desc, id desc);
create index request_by_state on request (county, state, received_at desc, id desc);
create index request_unhappy on request (county, due_at, id)
  where reopenings > 0 and state in ('received', 'dispatched');
create index request_due on request (county, due_at, id) where state in ('received', 'dispatched');
create index request_by_unit on request (county, lead_unit_id, received_at desc, id desc) where lead_unit_id is not null;
create index request_by_household on request (county, household_id) where household_id is not null;
create index request_by_number on request (county, number);
create unique index request_by_origin on request (county, origin, origin_number) where origin is not null;
-- By time first: one look finds all that is due, in every county.
create index request_alarm on request (alarm_at, county) where alarm_at is not null;
create index request_by_cause on request (county, cause_id) where cause_id is not null;

-- What was said, as it was said, and the pairs of characters by which it is found. Written once.
-- Its id is the request's.
create table request_text (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  body text not null,
  search text[] not null,
  primary key (county, id),
  foreign key (county, id) references request (county, id)
);
-- Without a pending list: what was just written is found as fast as the rest.
create index request_text_search on request_text using gin (search) with (fastupdate = off);

-- Each move: who, when, why, from which state to which. The moves alone rebuild the request's state.
create table request_move (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  request_id uuid not null,
  position int not null,
  kind text not null,
  from_state text,
  to_state text not null,
  step text not null,
  moved_at timestamptz not null,
  moved_by uuid,
  moved_by_name text not null,
  -- the unit named by the move, or that made it
  unit_id uuid,
  -- whether the reporter reads it too
  for_reporter boolean not null,
  -- the move itself with its words and dates
  detail jsonb not null,
  primary key (county, id),
  unique (county, request_id, position),
  foreign key (county, request_id) references request (county, id)
);

-- Units beside the one in charge: assisting, or whistled for. They see the request too.
create table request_unit (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  request_id uuid not null,
  unit_id uuid not null,
  primary key (county, id),
  unique (county, request_id, unit_id),
  foreign key (county, request_id) references request (county, id)
);
create index request_unit_by_unit on request_unit (county, unit_id);

-- Others who told the same, each with a number and a code of their own.
create table request_reporter (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  request_id uuid not null,
  number text collate "C" not null,
  channel text not null,
  words text not null,
  name text,
  phone_sealed bytea,
  contact_wish text not null default 'call' check (contact_wish in ('call', 'quiet', 'anonymous')),
  joined_at timestamptz not null,
  joined_by uuid,
  joined_by_name text not null,
  primary key (county, id),
  foreign key (county, request_id) references request (county, id)
);
create index request_reporter_by_request on request_reporter (county, request_id);

-- A settled request as everybody may read it, in words that a person checked for privacy.
create table request_public (
  county text not null,
  id uuid not null,
  area_code text collate "C" not null,
  title text not null,
  body text not null,
  result text not null,
  category text,
  settled_at timestamptz not null,
  -- the middle of a square of the map, never where it was; null where only the community is told
  longitude double precision,
  latitude double precision,
  published_at timestamptz not null,
  published_by uuid not null,
  published_by_name text not null,
  primary key (county, id),
  foreign key (county, id) references request (county, id)
);
create index request_public_by_area on request_public (county, area_code, settled_at desc);

-- A public number leads to one request, with the code its reporter was given; distributed by the number.
create table request_number (
  number text collate "C" primary key,
  county text not null,
  request_id uuid not null,
  -- keyed hash of the follow-up code
  code_index bytea not null,
  -- how often a lost code was replaced; each round has a code of its own
  code_round int not null default 0
);

create table request_counter (
  county text not null,
  year int not null,
  n bigint not null,
  primary key (county, year)
);

-- What a household's requests are about and how they stand, without their words. A report of somebody's conduct is
-- none of this: whoever knocks may be the one it speaks of.
create view household_request as
select county, household_id, id, area_code, number, kind, category, state, due_at, received_at,
       hashtextextended('request' || id || xmin, 0) as trace
from request
where household_id is not null and kind <> 'report';
