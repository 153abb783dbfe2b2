-- Days that break the week's rule: public holidays on weekdays and the weekend days worked in exchange.
-- Announced by the State Council for each year; a place may set any day otherwise. Reference table.
create table calendar_day (
  day date primary key,
  working boolean not null,
  name text not null,
  -- who said so: the announcement, or the place itself
  source text not null,
  set_at timestamptz not null,
  set_by uuid
);

insert into calendar_day (day, working, name, source, set_at)
select cast(d as date), false, name, '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）', timestamptz '2024-11-12 00:00+08'
from (values
  ('元旦', date '2025-01-01', date '2025-01-01'),
  ('春节', date '2025-01-28', date '2025-02-04'),
  ('清明节', date '2025-04-04', date '2025-04-06'),
  ('劳动节', date '2025-05-01', date '2025-05-05'),
  ('端午节', date '2025-05-31', date '2025-06-02'),
  ('国庆节、中秋节', date '2025-10-01', date '2025-10-08')
) as holiday (name, first, last), generate_series(first, last, interval '1 day') as d;

insert into calendar_day (day, working, name, source, set_at)
select day, true, name || '调休上班', '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）', timestamptz '2024-11-12 00:00+08'
from (values
  ('春节', date '2025-01-26'),
  ('春节', date '2025-02-08'),
  ('劳动节', date '2025-04-27'),
  ('国庆节、中秋节', date '2025-09-28'),
  ('国庆节、中秋节', date '2025-10-11')
) as exchanged (name, day);

insert into calendar_day (day, working, name, source, set_at)
select cast(d as date), false, name, '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）', timestamptz '2025-11-04 00:00+08'
from (values
  ('元旦', date '2026-01-01', date '2026-01-03'),
  ('春节', date '2026-02-15', date '2026-02-23'),
  ('清明节', date '2026-04-04', date '2026-04-06'),
  ('劳动节', date '2026-05-01', date '2026-05-05'),
  ('端午节', date '2026-06-19', date '2026-06-21'),
  ('中秋节', date '2026-09-25', date '2026-09-27'),
  ('国庆节', date '2026-10-01', date '2026-10-07')
) as holiday (name, first, last), generate_series(first, last, interval '1 day') as d;

insert into calendar_day (day, working, name, source, set_at)
select day, true, name || '调休上班', '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）', timestamptz '2025-11-04 00:00+08'
from (values
  ('元旦', date '2026-01-04'),
  ('春节', date '2026-02-14'),
  ('春节', date '2026-02-28'),
  ('劳动节', date '2026-05-09'),
  ('国庆节', date '2026-09-20'),
  ('国庆节', date '2026-10-10')
) as exchanged (name, day);
