import { formatNumber, type Locale } from '@koumen/domain'

/** What people call the tables whose rows go along with an area. */
const names: Record<string, [zh: string, en: string]> = {
  household: ['住户', 'households'],
  resident: ['居民', 'residents'],
  premises: ['房屋', 'premises'],
  household_plan: ['一户一策', 'household plans'],
  care_mark: ['三色标记', 'care marks'],
  visit: ['走访', 'visits'],
  request: ['诉求', 'requests'],
  staff: ['人员', 'staff'],
  post: ['岗位', 'posts'],
  unit: ['单位', 'units'],
  role_grant: ['账号授权', 'rights of accounts'],
}

/** Rows by table as a person would say them; what has no name of its own is added up. */
export function contentsInWords(
  rows: Record<string, number>,
  locale: Locale,
  others: (n: string) => string,
): string[] {
  const side = locale === 'en' ? 1 : 0
  const named = Object.entries(names)
    .filter(([table]) => (rows[table] ?? 0) > 0)
    .map(([table, name]) => `${name[side]} ${formatNumber(rows[table]!, locale)}`)
  const rest = Object.entries(rows)
    .filter(([table]) => !(table in names))
    .reduce((sum, [, n]) => sum + n, 0)
  return rest > 0 ? [...named, others(formatNumber(rest, locale))] : named
}
