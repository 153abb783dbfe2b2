import { spoken, word, type Both, type Locale, type WordGroup } from '@koumen/domain'

const names: Record<string, Both> = {
  address: ['地址', 'address'],
  area_code: ['网格', 'grid'],
  use: ['用途', 'use'],
  compound: ['小区', 'compound'],
  building: ['楼栋', 'building'],
  entrance: ['单元', 'entrance'],
  floor: ['楼层', 'floor'],
  room: ['房号', 'room'],
  longitude: ['经度', 'longitude'],
  latitude: ['纬度', 'latitude'],
  number: ['户号', 'number'],
  kind: ['类型', 'kind'],
  state: ['状态', 'state'],
  name: ['姓名', 'name'],
  sex: ['性别', 'sex'],
  born_on: ['出生日期', 'birth date'],
  relation: ['与户主关系', 'relation'],
  identity: ['身份证号', 'identity number'],
  identity_sealed: ['身份证号', 'identity number'],
  phone: ['电话', 'phone'],
  phone_sealed: ['电话', 'phone'],
  school: ['就学', 'school'],
  work: ['就业', 'work'],
  languages: ['语言', 'languages'],
  colour: ['标记', 'mark'],
  reason: ['原因', 'reason'],
  review_on: ['复查日期', 'review on'],
  ended_on: ['结束日期', 'ended on'],
  ended_reason: ['结束原因', 'reason for the end'],
  category: ['类别', 'category'],
  until: ['截止', 'until'],
  note: ['内容', 'note'],
  met_on: ['解决日期', 'met on'],
  met_note: ['解决情况', 'how it was met'],
  goal: ['目标', 'goal'],
  owner_name: ['负责人', 'owner'],
  due_on: ['完成日期', 'due on'],
  check_every_days: ['检查间隔（天）', 'check every (days)'],
  next_check_on: ['下次检查', 'next check'],
  closed_on: ['结束日期', 'closed on'],
  closed_reason: ['结束原因', 'reason'],
  what: ['步骤', 'step'],
  done_on: ['完成于', 'done on'],
  done_by_name: ['完成人', 'done by'],
  found: ['检查情况', 'found'],
  checked_on: ['检查日期', 'checked on'],
  since: ['起始日期', 'since'],
  household_id: ['所属住户', 'household'],
  premises_id: ['房屋', 'premises'],
}

const groups: Record<string, WordGroup> = {
  'premises.use': 'use',
  'household.kind': 'householdKind',
  'household.state': 'householdState',
  'resident.sex': 'sex',
  'resident.relation': 'relation',
  'resident.state': 'residentState',
  'care_mark.colour': 'mark',
  'household_plan.state': 'planState',
}

/** Fields that only tie rows together say nothing to a reader. */
const silent =
  /(^|_)id$|^(county|source|recorded_at|recorded_by|set_by|listed_by|ended_by|version|pinyin|initials|position|address_key)/

export function isTold(field: string): boolean {
  return !silent.test(field)
}

/** A field of the file in words. */
export function fieldName(field: string, locale: Locale): string {
  const both = names[field]
  return both ? spoken(both, locale) : field
}

/** A value of a field in words. */
export function fieldValue(
  table: string,
  field: string,
  value: string | null | undefined,
  locale: Locale,
): string {
  if (!value) return locale === 'en' ? 'empty' : '空'
  const group = groups[`${table}.${field}`]
  return group ? word(group, value, locale) : value
}
